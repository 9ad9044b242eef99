package com.campusg;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two callers at once, each with a thread and a transaction of its own. */
public final class TwoTransactions implements AutoCloseable {

    private static final int PATIENCE = 10;

    private final ExecutorService otherThread = Executors.newSingleThreadExecutor();
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public TwoTransactions(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /** What the second gets, who has to wait until the first commits; fails if the second does not wait. */
    public <T> T afterCommitOf(Runnable first, Supplier<T> second) throws Exception {
        return waitingFor(first, second, false);
    }

    /** What the second gets, who has to wait until the first is rolled back; fails if the second does not wait. */
    public <T> T afterRollbackOf(Runnable first, Supplier<T> second) throws Exception {
        return waitingFor(first, second, true);
    }

    /** What the second gets while the first is still under way. */
    public <T> T during(Runnable first, Supplier<T> second) {
        return inTransaction(() -> {
            first.run();
            Future<T> result = submitted(second);
            await("the second not to wait").atMost(PATIENCE, SECONDS).until(result::isDone);
            return result.resultNow();
        });
    }

    private <T> T waitingFor(Runnable first, Supplier<T> second, boolean rollback) throws Exception {
        Future<T> result = Objects.requireNonNull(transaction.execute(status -> {
            first.run();
            Future<T> submitted = submitted(second);
            await("the second to wait").atMost(PATIENCE, SECONDS).until(this::somebodyWaits);
            if (rollback) {
                status.setRollbackOnly();
            }
            return submitted;
        }));
        return result.get(PATIENCE, SECONDS);
    }

    private <T> Future<T> submitted(Supplier<T> second) {
        return otherThread.submit(() -> inTransaction(second));
    }

    private boolean somebodyWaits() {
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
