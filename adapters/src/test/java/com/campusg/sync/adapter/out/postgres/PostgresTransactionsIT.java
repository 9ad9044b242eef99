package com.campusg.sync.adapter.out.postgres;

import static com.campusg.sync.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.sync.application.port.out.DeliveryFixture.parked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PostgresTransactionsIT {

    private final Transactions transactions;
    private final ParkedDeliveries parkedDeliveries;
    private final JdbcClient jdbc;

    PostgresTransactionsIT(
            @Autowired Transactions transactions,
            @Autowired ParkedDeliveries parkedDeliveries,
            @Autowired JdbcClient jdbc) {
        this.transactions = transactions;
        this.parkedDeliveries = parkedDeliveries;
        this.jdbc = jdbc;
    }

    @AfterEach
    void deleteParkedDeliveries() {
        jdbc.sql("delete from clerk_parked_deliveries").update();
    }

    @Test
    void commitsTheWorkAndReturnsItsResult() {
        assertThat(transactions.execute(() -> {
                    parkedDeliveries.park(parked(anyDelivery()));
                    return "result";
                }))
                .isEqualTo("result");

        assertThat(parkedDeliveries.count()).isOne();
    }

    @Test
    void rollsBackWorkThatFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.execute(() -> {
                    parkedDeliveries.park(parked(anyDelivery()));
                    throw new IllegalStateException("The work fails");
                }));

        assertThat(parkedDeliveries.count()).isZero();
    }

    @Test
    void joinsTheTransactionOfTheCaller() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.execute(() -> {
                    transactions.execute(() -> {
                        parkedDeliveries.park(parked(anyDelivery()));
                        return "inner";
                    });
                    throw new IllegalStateException("The outer work fails");
                }));

        assertThat(parkedDeliveries.count()).isZero();
    }
}
