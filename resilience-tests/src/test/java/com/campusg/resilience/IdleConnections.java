package com.campusg.resilience;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Opens all connections that PostgreSQL has for ordinary users, as another program would. */
final class IdleConnections implements AutoCloseable {

    private final PostgresServer postgres;
    private final List<Connection> connections = new ArrayList<>();

    IdleConnections(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** Opens connections until the service has none left. */
    void exhaust() {
        await().alias("The service has lost all its connections")
                .atMost(Timeouts.minutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    openAvailableConnections();
                    return terminateServiceConnections() == 0;
                });
    }

    private void openAvailableConnections() {
        CampusDatabase database = postgres.database();
        try {
            while (true) {
                Connection connection = database.connect();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set application_name = 'idle-connections'");
                }
                connections.add(connection);
            }
        } catch (SQLException noMore) {
            // Expected: no connection is left.
        }
    }

    /** Terminates the connections of the service and returns their number. */
    private int terminateServiceConnections() throws SQLException {
        try (Connection connection = postgres.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where application_name = 'campusg-user-service'""")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                System.err.println("A connection could not be closed: " + e);
            }
        }
    }
}
