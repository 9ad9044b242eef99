package com.campusg.clerk.adapter.out.postgres;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.NOW;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.clerk.application.port.out.DeliveryFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.application.port.out.DeliveriesContract;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

@DatabaseTest
class PostgresDeliveriesIT extends DeliveriesContract {

    private final Deliveries deliveries;
    private final ParkedDeliveries parkedDeliveries;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final TransactionStatus transaction;

    PostgresDeliveriesIT(
            @Autowired Deliveries deliveries,
            @Autowired ParkedDeliveries parkedDeliveries,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.parkedDeliveries = parkedDeliveries;
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
    protected ParkedDeliveries parkedDeliveries() {
        return parkedDeliveries;
    }

    @Test
    void keepsTypeAndMomentOfWhatWasDone() {
        record(deliveries, anyDelivery(), "user.created");

        assertThat(jdbc.sql("select type, received_at from clerk_deliveries where svix_id = ?")
                        .param(ID.value())
                        .query((row, number) -> row.getString("type") + " "
                                + row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant())
                        .single())
                .isEqualTo("user.created " + NOW);
    }
}
