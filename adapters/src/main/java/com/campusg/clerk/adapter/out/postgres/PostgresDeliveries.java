package com.campusg.clerk.adapter.out.postgres;

import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.domain.Delivery;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresDeliveries implements Deliveries {

    private final JdbcClient jdbc;

    PostgresDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean record(Delivery delivery, String type) {
        return jdbc.sql("""
                        with no_longer_parked as (
                            delete from clerk_parked_deliveries where svix_id = :id
                        )
                        insert into clerk_deliveries (svix_id, type, received_at)
                        values (:id, :type, :receivedAt)
                        on conflict do nothing""")
                        .param("id", delivery.id().value())
                        .param("type", type)
                        .param("receivedAt", delivery.receivedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public void park(Delivery delivery, String reason) {
        jdbc.sql("""
                        insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)
                        values (:id, :reason, :payload, :receivedAt)
                        on conflict do nothing""")
                .param("id", delivery.id().value())
                .param("reason", reason)
                .param("payload", delivery.payload().bytes())
                .param("receivedAt", delivery.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
