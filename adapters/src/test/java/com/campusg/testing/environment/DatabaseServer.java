package com.campusg.testing.environment;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import java.sql.Connection;
import java.sql.SQLException;

/** The PostgreSQL server with the databases of all tests. */
public final class DatabaseServer implements AutoCloseable {

    private final TestDatabase server;

    private DatabaseServer(TestDatabase server) {
        this.server = server;
    }

    static DatabaseServer start() {
        return new DatabaseServer(TestDatabase.start());
    }

    /** Creates an empty database. */
    public CampusDatabase create() {
        return new CampusDatabase(server.createDatabase(), TestDatabase.USERNAME, TestDatabase.PASSWORD);
    }

    public void stop() {
        server.stopServer();
    }

    /** Restarts the server with its data, and returns when it accepts connections. */
    public void restart() {
        server.startServer();
        await().alias("PostgreSQL accepts connections")
                .atMost(Timeouts.minutes(1))
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> isAnswering(
                        new CampusDatabase(server.url("postgres"), TestDatabase.USERNAME, TestDatabase.PASSWORD)));
    }

    private static boolean isAnswering(CampusDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.isValid(1);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
