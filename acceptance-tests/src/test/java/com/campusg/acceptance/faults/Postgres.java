package com.campusg.acceptance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PostgreSQL server whose processes are ours to kill and to freeze, and that starts again on the same data. Unlike the
 * other tests' server it waits for the disk ({@code fsync}), as in production.
 */
final class Postgres implements AutoCloseable {

    static final String DATABASE = "campusg";

    private static final String SUPERUSER = "postgres";

    /** No superuser: those have connections kept for them. */
    private static final String SERVICE = "campusg";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final int port = freePort();
    private final List<String> options;
    private Process server;

    private Postgres(Path folder, List<String> options) {
        this.data = folder.resolve("data");
        this.options = List.copyOf(options);
        initialise();
        this.server = launch();
        awaitReady();
        execute("create role " + SERVICE + " login password '" + SERVICE + "'");
        execute("create database " + DATABASE + " owner " + SERVICE);
    }

    /**
     * A new server that listens, with an empty database.
     *
     * @param options of the server, each {@code name=value}
     */
    static Postgres start(Path folder, String... options) {
        return new Postgres(folder, List.of(options));
    }

    CampusDatabase database() {
        return new CampusDatabase(url(DATABASE), SERVICE, SERVICE);
    }

    /** A connection that may do everything, and is served when no others are. */
    Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url(DATABASE), SUPERUSER, SUPERUSER);
    }

    boolean isRunning() {
        return server.isAlive();
    }

    /** Kills it and all its processes at once, as when the machine dies. */
    void kill() {
        signal("KILL");
        server.onExit().join();
    }

    /** Ends it as an administrator in a hurry does: open transactions are rolled back. */
    void stop() {
        signal("INT", List.of(server.pid()));
        server.onExit().join();
    }

    /** Returns when it answers again. */
    void startAgain() {
        server = launch();
        awaitReady();
    }

    /** It is there, and connections are taken by the kernel, but nothing answers. */
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

    /** The library unpacks PostgreSQL and makes the folder, and the folder then tells where PostgreSQL is. */
    private void initialise() {
        try {
            Files.createDirectories(data);
            EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE)
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
                // PostgreSQL does not run as root: in a user namespace of its own it is nobody.
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of(binary, "-D", data.toString(), "-p", Integer.toString(port)));
            command.addAll(List.of("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="));
            options.forEach(option -> command.addAll(List.of("-c", option)));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "faults", "postgres.txt").toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await().alias("PostgreSQL answers")
                .atMost(PATIENCE)
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
