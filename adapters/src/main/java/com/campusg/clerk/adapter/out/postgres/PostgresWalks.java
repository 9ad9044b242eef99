package com.campusg.clerk.adapter.out.postgres;

import com.campusg.clerk.application.port.out.Walks;
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

/** Whoever walks holds a lock of a connection's own: it is gone when the connection is, and so never outlives a crash. */
@Component
final class PostgresWalks implements Walks {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresWalks.class);

    /** Any number will do that nobody else takes: "walk" in ASCII. */
    private static final long KEY = 0x77_61_6C_6BL;

    private final DataSource dataSource;

    PostgresWalks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> Optional<T> alone(Supplier<T> walk) {
        try (Connection connection = dataSource.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return Optional.empty();
            }
            try {
                return Optional.of(walk.get());
            } finally {
                unlock(connection);
            }
        } catch (SQLException failure) {
            throw new SQLExceptionSubclassTranslator().translate("Walking alone", null, failure);
        }
    }

    private static void unlock(Connection connection) {
        try {
            ask(connection, "select pg_advisory_unlock(?)");
        } catch (SQLException gone) {
            LOG.debug("The lock went with its connection", gone);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
