package com.campusg.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server whose processes can be killed, frozen and restarted with the same data. Unlike the server of other tests,
 * it uses {@code fsync}, as in production.
 */
final class PostgresServer implements AutoCloseable {

    static final String DATABASE = "campusg";

    private static final String SUPERUSER = "postgres";

    /** Not a superuser, because connections are reserved for superusers. */
    private static final String SERVICE = "campusg";

    private static final Duration START_TIMEOUT = Timeouts.minutes(3);

    private final Path data;
    private final int port = freePort();
    private final List<String> options;
    private Process server;

    private PostgresServer(Path folder, List<String> options) {
        this.data = folder.resolve("data");
        this.options = List.copyOf(options);
        initialize();
        this.server = launch();
        awaitReady();
        execute("create role " + SERVICE + " login password '" + SERVICE + "'");
        execute("create database " + DATABASE + " owner " + SERVICE);
    }

    /** A standby, whose data directory has been prepared. */
    private PostgresServer(Path data) {
        this.data = data;
        this.options = List.of();
        this.server = launch();
        awaitReady();
    }

    /**
     * Starts a new server with an empty database.
     *
     * @param options settings of the server in the form {@code name=value}
     */
    static PostgresServer start(Path folder, String... options) {
        return new PostgresServer(folder, List.of(options));
    }

    int port() {
        return port;
    }

    /**
     * Starts a standby, without which this server commits nothing from now on. This server is restarted to copy its data.
     *
     * @param folder for the data of the standby
     */
    PostgresServer startSynchronousStandby(Path folder) {
        stop();
        Path copy = folder.resolve("standby");
        Shell.run(List.of("cp", "-a", data.toString(), copy.toString()));
        try {
            Files.createFile(copy.resolve("standby.signal"));
            Files.writeString(
                    copy.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
                            .formatted(port, SUPERUSER, SUPERUSER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
        PostgresServer standby = new PostgresServer(copy);
        execute("alter system set synchronous_standby_names = '*'");
        execute("select pg_reload_conf()");
        await().alias("The standby is synchronous")
                .atMost(START_TIMEOUT)
                .until(() -> isTrue("select exists (select from pg_stat_replication where sync_state = 'sync')"));
        return standby;
    }

    /** Makes this standby the primary server, and returns when it accepts writes. */
    void promote() {
        execute("select pg_promote()");
    }

    CampusDatabase database() {
        return new CampusDatabase(url(DATABASE), SERVICE, SERVICE);
    }

    /** A connection with all privileges, for which a slot is reserved. */
    Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url(DATABASE), SUPERUSER, SUPERUSER);
    }

    boolean isRunning() {
        return server.isAlive();
    }

    /** Kills all processes of the server, as when the machine fails. */
    void kill() {
        signal("KILL");
        server.onExit().join();
    }

    /** Stops the server with a fast shutdown, which rolls back open transactions. */
    void stop() {
        signal("INT", List.of(server.pid()));
        server.onExit().join();
    }

    /** Starts the server again, and returns when it accepts connections. */
    void startAgain() {
        server = launch();
        awaitReady();
    }

    /** Suspends all processes with SIGSTOP: the kernel accepts connections, but no query is answered. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (server.isAlive()) {
            thaw();
            kill();
        }
        Shell.run(List.of("rm", "-rf", data.toString()));
    }

    /** Lets the library unpack PostgreSQL and initialize the data directory, which then contains the path of PostgreSQL. */
    private void initialize() {
        try {
            Files.createDirectories(data);
            EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_TIMEOUT)
                    .start()
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() {
        try {
            String binary = Files.readString(data.resolve("postmaster.opts"), UTF_8)
                    .strip()
                    .split(" ", -1)[0];
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                // PostgreSQL refuses to run as root. In a new user namespace it runs as nobody.
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of(binary, "-D", data.toString(), "-p", Integer.toString(port)));
            command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
            options.forEach(option -> command.addAll(List.of("-c", option)));
            Path output = Files.createDirectories(Path.of("target", "faults")).resolve("postgres.txt");
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await().alias("PostgreSQL accepts connections")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !server.isAlive() || answers());
        if (!server.isAlive()) {
            throw new IllegalStateException("PostgreSQL did not start: see target/faults/postgres.txt");
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, SUPERUSER)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private boolean isTrue(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), SUPERUSER, SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void signal(String name) {
        signal(
                name,
                Stream.concat(Stream.of(server.toHandle()), server.descendants())
                        .map(ProcessHandle::pid)
                        .toList());
    }

    private static void signal(String name, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        Shell.run(command);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
