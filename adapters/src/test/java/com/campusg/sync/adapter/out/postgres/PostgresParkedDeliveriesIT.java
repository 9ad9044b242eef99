package com.campusg.sync.adapter.out.postgres;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.ParkedDeliveriesContract;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

@DatabaseTest
class PostgresParkedDeliveriesIT extends ParkedDeliveriesContract {

    private final ParkedDeliveries parkedDeliveries;
    private final PlatformTransactionManager transactions;
    private final TransactionStatus transaction;

    PostgresParkedDeliveriesIT(
            @Autowired ParkedDeliveries parkedDeliveries, @Autowired PlatformTransactionManager transactions) {
        this.parkedDeliveries = parkedDeliveries;
        this.transactions = transactions;
        this.transaction = transactions.getTransaction(null);
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Override
    protected ParkedDeliveries parkedDeliveries() {
        return parkedDeliveries;
    }
}
