package com.campusg.sync.adapter.out.postgres;

import com.campusg.persistence.JsonRows;
import com.campusg.user.application.port.out.PersonalData;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parked deliveries whose payload names a user by id. The inbox does not hold to whom a delivery belongs. */
@Component
final class PostgresDeliveryData implements PersonalData {

    private final JsonRows rows;

    PostgresDeliveryData(JdbcClient jdbc) {
        this.rows = new JsonRows(jdbc);
    }

    @Override
    public Map<String, List<Map<String, Object>>> of(ClerkUserId clerkUserId) {
        return Map.of("parkedDeliveries", rows.select("""
                        select svix_id, reason, received_at, length(payload) as payload_bytes
                        from clerk_parked_deliveries
                        where position(convert_to(:id, 'UTF8') in payload) > 0
                        order by received_at, svix_id""", clerkUserId.value()));
    }
}
