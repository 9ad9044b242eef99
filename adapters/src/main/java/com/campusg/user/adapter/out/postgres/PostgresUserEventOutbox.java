package com.campusg.user.adapter.out.postgres;

import com.campusg.persistence.DatabaseLease;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox in table {@code user_event_outbox}.
 *
 * <p>The leader holds a lease, which it renews whenever it has read events or completes them, and when a third of its duration
 * has passed: polling an empty outbox writes nothing. Kafka fences a leader that has lost the
 * lease while it publishes.
 */
final class PostgresUserEventOutbox implements UserEventOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresUserEventOutbox.class);

    private static final String LEASE = "user-event-relay";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final Duration leaseDuration;

    /**
     * Creates the outbox.
     *
     * @param leaseDuration how long a leader may do nothing; longer than publishing a batch takes
     */
    PostgresUserEventOutbox(JdbcClient jdbc, JdbcOperations statements, Duration leaseDuration) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.leaseDuration = leaseDuration;
    }

    @Override
    public void add(List<UserEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        statements.batchUpdate(
                "insert into user_event_outbox (type, clerk_user_id, version, occurred_at) values (?, ?, ?, ?)",
                events,
                events.size(),
                (statement, event) -> {
                    statement.setString(1, event.type());
                    statement.setString(2, event.clerkUserId().value());
                    statement.setLong(3, event.version());
                    statement.setObject(4, event.occurredAt().atOffset(ZoneOffset.UTC));
                });
    }

    @Override
    public boolean runIfLeader(Consumer<Lease> task) {
        DatabaseLease lease = new DatabaseLease(jdbc, LEASE, leaseDuration);
        if (!lease.tryAcquire()) {
            return false;
        }
        try {
            task.accept(new RenewedLease(lease));
        } finally {
            release(lease);
        }
        return true;
    }

    private static void release(DatabaseLease lease) {
        try {
            lease.release();
        } catch (DataAccessException failure) {
            LOG.debug("The lease expires instead of being released", failure);
        }
    }

    @Override
    public Backlog backlog() {
        return jdbc.sql("""
                        select count(*),
                               (select occurred_at from user_event_outbox order by position limit 1)
                        from user_event_outbox""")
                .query((row, number) -> new Backlog(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .single();
    }

    private static Pending pending(ResultSet row) throws SQLException {
        return new Pending(
                row.getLong("position"),
                UserEvent.of(
                        row.getString("type"),
                        new ClerkUserId(row.getString("clerk_user_id")),
                        row.getLong("version"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()));
    }

    private final class RenewedLease implements Lease {

        private final DatabaseLease lease;
        private long renewedAt = System.nanoTime();

        RenewedLease(DatabaseLease lease) {
            this.lease = lease;
        }

        @Override
        public List<Pending> oldest(int limit) {
            List<Pending> events = jdbc.sql("""
                            select position, type, clerk_user_id, version, occurred_at from user_event_outbox
                            order by position
                            limit :limit""")
                    .param("limit", limit)
                    .query((row, number) -> pending(row))
                    .list();
            if (!events.isEmpty() || System.nanoTime() - renewedAt > leaseDuration.toNanos() / 3) {
                renew();
            }
            return events;
        }

        @Override
        public void complete(List<Pending> events) {
            renew();
            jdbc.sql("delete from user_event_outbox where position = any(:positions)")
                    .param("positions", events.stream().map(Pending::position).toArray(Long[]::new))
                    .update();
        }

        /** Reading before the renewal is safe: an instance that was the leader in between has ended this lease. */
        private void renew() {
            if (!lease.renew()) {
                throw new ConcurrencyFailureException("Another instance has become the leader");
            }
            renewedAt = System.nanoTime();
        }
    }
}
