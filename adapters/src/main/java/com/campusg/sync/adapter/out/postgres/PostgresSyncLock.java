package com.campusg.sync.adapter.out.postgres;

import com.campusg.persistence.DatabaseLease;
import com.campusg.sync.application.port.out.SyncLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A lease that is renewed in the background while the task runs, and before each write of the task's own progress. */
@Component
final class PostgresSyncLock implements SyncLock, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSyncLock.class);

    private static final String NAME = "sync";

    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int RENEWALS_PER_LEASE = 3;

    private final JdbcClient jdbc;
    private final Duration duration;
    private volatile @Nullable DatabaseLease held;

    @Autowired
    PostgresSyncLock(JdbcClient jdbc) {
        this(jdbc, LEASE);
    }

    PostgresSyncLock(JdbcClient jdbc, Duration duration) {
        this.jdbc = jdbc;
        this.duration = duration;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // renew handles its failures
    public <T> Optional<T> tryRun(Supplier<T> task) {
        DatabaseLease lease = new DatabaseLease(jdbc, NAME, duration);
        if (!lease.tryAcquire()) {
            return Optional.empty();
        }
        held = lease;
        try (ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("sync-lock-renewal").factory())) {
            long interval = duration.toMillis() / RENEWALS_PER_LEASE;
            renewal.scheduleWithFixedDelay(() -> renew(lease), interval, interval, TimeUnit.MILLISECONDS);
            return Optional.of(task.get());
        } finally {
            held = null;
            release(lease);
        }
    }

    /** An unavailable database may be available again before the lease expires. */
    private static void renew(DatabaseLease lease) {
        try {
            if (!lease.renew()) {
                LOG.warn("Another backfill or reconciliation has started, because this one was suspended");
            }
        } catch (DataAccessException failure) {
            LOG.debug("The sync lock cannot be renewed", failure);
        }
    }

    private static void release(DatabaseLease lease) {
        try {
            lease.release();
        } catch (DataAccessException failure) {
            LOG.debug("The sync lock expires instead of being released", failure);
        }
    }

    /**
     * Fails if the running task has lost the lock to another one. Until the end of the caller's transaction it cannot be lost.
     */
    void requireHeld() {
        DatabaseLease lease = held;
        if (lease != null && !lease.renew()) {
            throw new ConcurrencyFailureException("Another backfill or reconciliation has started meanwhile");
        }
    }

    /** Releases the lock of a task that ends with the process. */
    @Override
    public void close() {
        DatabaseLease lease = held;
        if (lease != null) {
            release(lease);
        }
    }
}
