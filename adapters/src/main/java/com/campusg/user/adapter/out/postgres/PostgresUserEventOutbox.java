package com.campusg.user.adapter.out.postgres;

import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * The outbox in table {@code user_event_outbox}.
 *
 * <p>The leader holds an advisory lock of a database session and reads pending events by that session only, so a process that
 * can read is the leader. PostgreSQL ends a session that has been idle for too long, and its lock with it.
 */
final class PostgresUserEventOutbox implements UserEventOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresUserEventOutbox.class);

    /** The key of the advisory lock, unique in the database. */
    private static final long LOCK_KEY = 0x74_65_6C_6CL;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final ApplicationEventPublisher publisher;
    private final Duration maxIdleTime;

    /**
     * Creates the outbox.
     *
     * @param publisher receives the last added event, so that the relay starts after the commit
     * @param maxIdleTime after this time without a statement a leader loses the lease; longer than publishing a batch takes
     */
    PostgresUserEventOutbox(
            DataSource dataSource,
            JdbcClient jdbc,
            JdbcOperations statements,
            ApplicationEventPublisher publisher,
            Duration maxIdleTime) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.statements = statements;
        this.publisher = publisher;
        this.maxIdleTime = maxIdleTime;
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
        publisher.publishEvent(events.getLast());
    }

    @Override
    public boolean runIfLeader(Consumer<Lease> task) {
        try (Connection connection = dataSource.getConnection()) {
            if (!query(connection, "select pg_try_advisory_lock(?)")) {
                return false;
            }
            try {
                execute(connection, "set idle_session_timeout = " + maxIdleTime.toMillis());
                task.accept(new SessionLease(JdbcClient.create(new SingleConnectionDataSource(connection, true))));
            } finally {
                unlock(connection);
            }
            return true;
        } catch (SQLException failure) {
            throw new SQLExceptionSubclassTranslator().translate("Relay user events", null, failure);
        }
    }

    private static void unlock(Connection connection) {
        try {
            execute(connection, "reset idle_session_timeout");
            query(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException failure) {
            LOG.debug("The session has ended, and with it the lock", failure);
        }
    }

    private static boolean query(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK_KEY);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
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

    /** The lease, valid as long as its session. */
    private record SessionLease(JdbcClient session) implements Lease {

        @Override
        public List<Pending> oldest(int limit) {
            return session.sql("""
                            select position, type, clerk_user_id, version, occurred_at from user_event_outbox
                            order by position
                            limit :limit""")
                    .param("limit", limit)
                    .query((row, number) -> pending(row))
                    .list();
        }

        @Override
        public void complete(List<Pending> events) {
            session.sql("delete from user_event_outbox where position = any(:positions)")
                    .param("positions", events.stream().map(Pending::position).toArray(Long[]::new))
                    .update();
        }
    }
}
