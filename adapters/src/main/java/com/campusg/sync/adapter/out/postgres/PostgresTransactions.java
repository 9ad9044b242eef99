package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.Transactions;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring's transactions. Within a transaction of the caller, work that fails is rolled back to a savepoint. */
@Component
final class PostgresTransactions implements Transactions {

    private final TransactionTemplate transactions;

    PostgresTransactions(PlatformTransactionManager transactionManager) {
        this.transactions = new TransactionTemplate(transactionManager);
        transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public <T> T execute(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(status -> work.get()));
    }
}
