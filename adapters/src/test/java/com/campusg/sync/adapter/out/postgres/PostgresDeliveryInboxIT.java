package com.campusg.sync.adapter.out.postgres;

import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.DeliveryInbox.Entry;
import com.campusg.sync.application.port.out.DeliveryInboxContract;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

@DatabaseTest
class PostgresDeliveryInboxIT extends DeliveryInboxContract {

    private final DeliveryInbox inbox;
    private final ParkedDeliveries parkedDeliveries;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final TransactionStatus transaction;

    PostgresDeliveryInboxIT(
            @Autowired DeliveryInbox inbox,
            @Autowired ParkedDeliveries parkedDeliveries,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.inbox = inbox;
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
    protected DeliveryInbox inbox() {
        return inbox;
    }

    @Override
    protected ParkedDeliveries parkedDeliveries() {
        return parkedDeliveries;
    }

    @Test
    void storesTheTypeAndTheTimeOfReceipt() {
        inbox.record(List.of(new Entry(ID, "user.created", NOW)));

        assertThat(jdbc.sql("select svix_id, type, received_at from clerk_deliveries")
                        .query((row, number) -> List.of(
                                row.getString("svix_id"),
                                row.getString("type"),
                                row.getObject("received_at", OffsetDateTime.class)
                                        .toInstant()))
                        .list())
                .containsExactly(List.of(ID.value(), "user.created", NOW));
    }
}
