package com.campusg.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A PostgreSQL 18 server for tests: in a container where a Docker engine answers, else a process on this machine. Says in
 * the output which it is.
 */
public interface TestDatabase extends AutoCloseable {

    /** The user of all databases, who may do everything. */
    String USERNAME = "postgres";

    /** The user's password. */
    String PASSWORD = "postgres";

    /** A server whose data goes with it. */
    static TestDatabase start() {
        TestDatabase database = Containers.<TestDatabase>startIfPossible("PostgreSQL", ContainerDatabase::new)
                .orElseGet(EmbeddedDatabase::temporary);
        System.out.println("PostgreSQL for tests: " + database.description());
        return database;
    }

    /** A server on this machine whose data stays in a folder, to be found again by the next one. */
    static TestDatabase startIn(Path folder) {
        return EmbeddedDatabase.in(folder);
    }

    /** What kind of server this is, for people. */
    String description();

    /** Where it listens on 127.0.0.1; the same after {@link #stopServer} and {@link #startServer}. */
    int port();

    /** Takes the server away, as an outage would. */
    void stopServer();

    /** Brings the server back, with its data. */
    void startServer();

    /** Stops the server for good. */
    @Override
    void close();

    /** The URL of a database on this server. */
    default String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Makes a new, empty database, and tells its URL. */
    default String createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("postgres", "create database " + name);
        return url(name);
    }

    /** Makes an empty database of that name unless there is one, and tells its URL. */
    default String ensureDatabase(String name) {
        if (!execute("postgres", "select 1 from pg_database where datname = '" + name + "'")) {
            execute("postgres", "create database " + name);
        }
        return url(name);
    }

    /** Whether the statement gave a row. */
    private boolean execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database), USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        } catch (SQLException failure) {
            throw new IllegalStateException("The test database refused: " + sql, failure);
        }
    }
}
