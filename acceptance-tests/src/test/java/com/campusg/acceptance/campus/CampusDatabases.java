package com.campusg.acceptance.campus;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** The server on which all databases of the tests live. */
public final class CampusDatabases implements AutoCloseable {

    private final TestDatabase server;

    private CampusDatabases(TestDatabase server) {
        this.server = server;
    }

    static CampusDatabases start() {
        return new CampusDatabases(TestDatabase.start());
    }

    /** An empty database. */
    public CampusDatabase create() {
        return new CampusDatabase(server.createDatabase(), TestDatabase.USERNAME, TestDatabase.PASSWORD);
    }

    public void goAway() {
        server.stopServer();
    }

    /** Returns when the server answers again. */
    public void comeBack() {
        server.startServer();
        await().alias("PostgreSQL answers again")
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
