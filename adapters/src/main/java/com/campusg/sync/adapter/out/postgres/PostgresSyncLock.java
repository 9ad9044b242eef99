package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.SyncLock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/** An advisory lock of a database session, which PostgreSQL releases when the session ends. */
@Component
final class PostgresSyncLock implements SyncLock {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSyncLock.class);

    /** The key of the advisory lock, unique in the database. */
    private static final long LOCK_KEY = 0x77_61_6C_6BL;

    private final DataSource dataSource;

    PostgresSyncLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> Optional<T> tryRun(Supplier<T> task) {
        try (Connection connection = dataSource.getConnection()) {
            if (!query(connection, "select pg_try_advisory_lock(?)")) {
                return Optional.empty();
            }
            try {
                return Optional.of(task.get());
            } finally {
                unlock(connection);
            }
        } catch (SQLException failure) {
            throw new SQLExceptionSubclassTranslator().translate("Acquire the sync lock", null, failure);
        }
    }

    private static void unlock(Connection connection) {
        try {
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
}
