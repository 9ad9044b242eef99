package com.campusg.clerk.adapter.out.postgres;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.NOW;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.application.port.out.DeliveriesContract;
import com.campusg.clerk.application.port.out.ParkedDelivery;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Payload;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

@DatabaseTest
class PostgresDeliveriesIT extends DeliveriesContract {

    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final TransactionStatus transaction;

    PostgresDeliveriesIT(
            @Autowired Deliveries deliveries,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.transaction = transactions.getTransaction(null);
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected Optional<ParkedDelivery> parked(DeliveryId id) {
        return jdbc.sql("select reason, payload, received_at from clerk_parked_deliveries where svix_id = ?")
                .param(id.value())
                .query((row, number) -> new ParkedDelivery(
                        new Delivery(
                                id,
                                new Payload(row.getBytes("payload")),
                                row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getString("reason")))
                .optional();
    }

    @Test
    void keepsTypeAndMomentOfWhatWasDone() {
        deliveries.record(anyDelivery(), "user.created");

        assertThat(jdbc.sql("select type, received_at from clerk_deliveries where svix_id = ?")
                        .param(ID.value())
                        .query((row, number) -> row.getString("type") + " "
                                + row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant())
                        .single())
                .isEqualTo("user.created " + NOW);
    }
}
