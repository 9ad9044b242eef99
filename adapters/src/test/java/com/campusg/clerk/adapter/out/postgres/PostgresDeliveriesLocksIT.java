package com.campusg.clerk.adapter.out.postgres;

import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.clerk.application.port.out.DeliveryFixture.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.TwoTransactions;
import com.campusg.clerk.application.port.out.Deliveries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** One delivery twice at once: what only a database with two connections can show. */
@DatabaseTest
class PostgresDeliveriesLocksIT {

    private final Deliveries deliveries;
    private final JdbcClient jdbc;
    private final TwoTransactions two;

    PostgresDeliveriesLocksIT(
            @Autowired Deliveries deliveries,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions) {
        this.deliveries = deliveries;
        this.jdbc = jdbc;
        this.two = new TwoTransactions(transactions, jdbc);
    }

    @AfterEach
    void leaveNothing() {
        two.close();
        jdbc.sql("delete from clerk_deliveries").update();
    }

    @Test
    void secondIsARepetitionOnceTheFirstIsDone() throws Exception {
        assertThat(two.afterCommitOf(this::recordFirst, this::recordAgain)).isFalse();
    }

    @Test
    void secondIsNewsIfTheFirstFails() throws Exception {
        assertThat(two.afterRollbackOf(this::recordFirst, this::recordAgain)).isTrue();
    }

    private void recordFirst() {
        assertThat(record(deliveries, anyDelivery(), "user.created")).isTrue();
    }

    private boolean recordAgain() {
        return record(deliveries, anyDelivery(), "user.created");
    }
}
