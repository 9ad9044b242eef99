package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Spring's transactions. */
@Component
final class PostgresTransactions implements Transactions {

    private final TransactionOperations transactions;

    PostgresTransactions(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
