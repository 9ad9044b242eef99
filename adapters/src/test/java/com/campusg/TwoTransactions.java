package com.campusg;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs two concurrent transactions, each in a thread of its own. */
public final class TwoTransactions implements AutoCloseable {

    private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public TwoTransactions(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /** Returns the result of the second transaction, which must wait until the first commits. */
    public <T> T afterCommitOf(Runnable first, Supplier<T> second) throws Exception {
        return afterCommitOf(first, second, () -> {});
    }

    /**
     * Returns the result of the second transaction, which must wait until the first commits.
     *
     * @param rest the rest of the first transaction, called when the second one waits
     */
    public <T> T afterCommitOf(Runnable first, Supplier<T> second, Runnable rest) throws Exception {
        return waitingFor(first, second, rest, false);
    }

    /** Returns the result of the second transaction, which must wait until the first is rolled back. */
    public <T> T afterRollbackOf(Runnable first, Supplier<T> second) throws Exception {
        return waitingFor(first, second, () -> {}, true);
    }

    /** Returns the result of the second transaction, which must not wait for the first. */
    public <T> T during(Runnable first, Supplier<T> second) {
        return inTransaction(() -> {
            first.run();
            Future<T> result = submitted(second);
            await("the end of the second transaction").atMost(Timeouts.DEFAULT).until(result::isDone);
            return result.resultNow();
        });
    }

    private <T> T waitingFor(Runnable first, Supplier<T> second, Runnable rest, boolean rollback) throws Exception {
        Future<T> result = Objects.requireNonNull(transaction.execute(status -> {
            first.run();
            Future<T> submitted = submitted(second);
            await("a lock request of the second transaction")
                    .atMost(Timeouts.DEFAULT)
                    .until(this::isTransactionWaiting);
            rest.run();
            if (rollback) {
                status.setRollbackOnly();
            }
            return submitted;
        }));
        return result.get(Timeouts.DEFAULT.toMillis(), MILLISECONDS);
    }

    private <T> Future<T> submitted(Supplier<T> second) {
        return otherThread.submit(() -> inTransaction(second));
    }

    private boolean isTransactionWaiting() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    @Override
    public void close() {
        otherThread.close();
    }
}
