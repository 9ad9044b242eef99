package com.campusg.sync.adapter.out.postgres;

import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.NOW;
import static com.campusg.sync.application.port.out.DeliveryFixture.OTHER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.TwoTransactions;
import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.DeliveryInbox.Entry;
import com.campusg.sync.domain.DeliveryId;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Concurrent transactions that record the same deliveries. */
@DatabaseTest
class PostgresDeliveryInboxLocksIT {

    private final DeliveryInbox inbox;
    private final JdbcClient jdbc;
    private final TwoTransactions transactions;

    PostgresDeliveryInboxLocksIT(
            @Autowired DeliveryInbox inbox,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.inbox = inbox;
        this.jdbc = jdbc;
        this.transactions = new TwoTransactions(transactions, jdbc);
    }

    @AfterEach
    void deleteEntries() {
        transactions.close();
        jdbc.sql("delete from clerk_deliveries").update();
    }

    @Test
    void secondTransactionWaitsAndFindsADuplicateAfterTheCommitOfTheFirst() throws Exception {
        assertThat(transactions.afterCommitOf(() -> record(ID), () -> record(ID)))
                .isEmpty();
    }

    @Test
    void secondTransactionWaitsAndRecordsTheDeliveryAfterTheRollbackOfTheFirst() throws Exception {
        assertThat(transactions.afterRollbackOf(() -> record(ID), () -> record(ID)))
                .containsExactly(ID);
    }

    @Test
    void secondTransactionDoesNotWaitForOtherDeliveries() {
        assertThat(transactions.during(() -> record(ID), () -> record(OTHER_ID)))
                .containsExactly(OTHER_ID);
    }

    @Test
    void transactionsThatRecordTheSameDeliveriesInAnotherOrderDoNotDeadlock() throws Exception {
        Set<DeliveryId> second = transactions.afterCommitOf(
                () -> record(OTHER_ID),
                () -> record(ID, OTHER_ID),
                () -> assertThat(record(ID)).containsExactly(ID));

        assertThat(second).isEmpty();
    }

    private Set<DeliveryId> record(DeliveryId... ids) {
        return inbox.record(Stream.of(ids)
                        .map(id -> new Entry(id, "user.created", NOW))
                        .toList())
                .added();
    }
}
