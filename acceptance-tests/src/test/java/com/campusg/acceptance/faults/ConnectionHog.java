package com.campusg.acceptance.faults;

import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Another program that takes all the connections that PostgreSQL has for ordinary users. */
final class ConnectionHog implements AutoCloseable {

    private final Postgres postgres;
    private final List<Connection> taken = new ArrayList<>();

    ConnectionHog(Postgres postgres) {
        this.postgres = postgres;
    }

    /** Returns when the service has none left. */
    void takeAll() {
        await().alias("The service has lost all its connections")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    takeWhatIsFree();
                    return serviceConnectionsEnded() == 0;
                });
    }

    private void takeWhatIsFree() {
        CampusDatabase database = postgres.database();
        try {
            while (true) {
                Connection connection = database.connect();
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set application_name = 'hog'");
                }
                taken.add(connection);
            }
        } catch (SQLException noMore) {
            // That is what we wanted.
        }
    }

    /** How many there were to end. */
    private int serviceConnectionsEnded() throws SQLException {
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
        for (Connection connection : taken) {
            try {
                connection.close();
            } catch (SQLException e) {
                System.err.println("A connection could not be given back: " + e);
            }
        }
    }
}
