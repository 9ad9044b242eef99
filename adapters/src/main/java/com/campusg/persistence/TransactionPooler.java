package com.campusg.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Detects a connection pooler in transaction mode, such as PgBouncer with {@code pool_mode = transaction}, and adapts the
 * connection pool to it. Each transaction of a connection may be executed in another database session, so that neither prepared
 * statements nor settings of the session are available.
 */
final class TransactionPooler {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionPooler.class);

    private static final int ROUNDS = 3;

    private TransactionPooler() {}

    /**
     * Disables prepared statements and the initialization of sessions, if needed. The pool must not have started.
     *
     * @throws InvalidConfigurationPropertyValueException if the database cannot be used
     */
    static void adapt(HikariDataSource pool) {
        try {
            if (isUsedBy(pool)) {
                pool.addDataSourceProperty("prepareThreshold", "0");
                pool.setConnectionInitSql(null);
            }
        } catch (SQLException failure) {
            throw MigrationDatabase.unusable(
                    failure, "spring.datasource.url", "spring.datasource.username", "spring.datasource.password");
        }
    }

    private static boolean isUsedBy(HikariDataSource pool) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        properties.setProperty("user", String.valueOf(pool.getUsername()));
        properties.setProperty("password", String.valueOf(pool.getPassword()));
        try (Connection one = DriverManager.getConnection(pool.getJdbcUrl(), properties);
                Connection other = DriverManager.getConnection(pool.getJdbcUrl(), properties)) {
            if (!shareSessions(one, other)) {
                return false;
            }
            LOG.info(
                    "The database is used through a pooler in transaction mode: statements are not prepared on the server");
            if (query(one, "show statement_timeout").equals("0")) {
                LOG.warn(
                        "The role of the service has no statement_timeout, which a pooler requires: see docs/install.md");
            }
            return true;
        }
    }

    /** Whether a connection changes its session, or both have used the same one. */
    private static boolean shareSessions(Connection one, Connection other) throws SQLException {
        String first = session(one);
        String second = session(other);
        for (int round = 0; round < ROUNDS; round++) {
            if (first.equals(second)
                    || !session(one).equals(first)
                    || !session(one).equals(first)
                    || !session(other).equals(second)) {
                return true;
            }
        }
        return false;
    }

    private static String session(Connection connection) throws SQLException {
        return query(connection, "select pg_backend_pid()");
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
