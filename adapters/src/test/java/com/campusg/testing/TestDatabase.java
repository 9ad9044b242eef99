package com.campusg.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * A PostgreSQL 18 server for tests. It runs in a container if a Docker engine is available, and as a local process otherwise. The
 * output names the kind of server.
 */
public interface TestDatabase extends AutoCloseable {

    /** Name of the superuser, who owns all databases. */
    String USERNAME = "postgres";

    /** Password of the superuser. */
    String PASSWORD = "postgres";

    /** Starts a server whose data is deleted when it is closed. */
    static TestDatabase start() {
        TestDatabase database = Containers.<TestDatabase>startIfPossible("PostgreSQL", ContainerDatabase::new)
                .orElseGet(EmbeddedDatabase::temporary);
        System.out.println("PostgreSQL for tests: " + database.description());
        return database;
    }

    /** Starts a local server that keeps its data in the folder. */
    static TestDatabase startIn(Path folder) {
        return EmbeddedDatabase.in(folder);
    }

    /** Kind and port of the server, for messages. */
    String description();

    /** Port on 127.0.0.1, which stays the same after {@link #stopServer} and {@link #startServer}. */
    int port();

    /** Stops the server to simulate an outage. */
    void stopServer();

    /** Starts the server again with its data. */
    void startServer();

    /** Stops the server permanently. */
    @Override
    void close();

    /** The URL of a database on this server. */
    default String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** Creates an empty database and returns its URL. */
    default String createDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("postgres", "create database " + name);
        return url(name);
    }

    /** Creates a database with this name unless it exists, and returns its URL. */
    default String ensureDatabase(String name) {
        if (!execute("postgres", "select 1 from pg_database where datname = '" + name + "'")) {
            execute("postgres", "create database " + name);
        }
        return url(name);
    }

    /** Executes the statement, and returns whether it has returned a row. */
    private boolean execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(url(database), USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            return statement.execute(sql) && statement.getResultSet().next();
        } catch (SQLException failure) {
            throw new IllegalStateException("The test database rejected: " + sql, failure);
        }
    }
}
