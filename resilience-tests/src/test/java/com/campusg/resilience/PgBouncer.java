package com.campusg.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The connection pooler PgBouncer in front of a database. It has to be on the path. */
final class PgBouncer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Timeouts.minutes(1);

    private final CampusDatabase database;
    private final Process process;

    private PgBouncer(CampusDatabase database, Process process) {
        this.database = database;
        this.process = process;
    }

    /** Skips the test if PgBouncer is not installed. */
    static void assumeInstalled(String fault) {
        boolean installed =
                Shell.run(List.of("sh", "-c", "command -v pgbouncer")).exitCode() == 0;
        if (!installed) {
            FaultReport.addSkipped(fault, "pgbouncer is not installed");
        }
        assumeTrue(installed, "skipped: pgbouncer is not installed");
    }

    /**
     * Starts the pooler without support of prepared statements, which older versions and many managed poolers lack.
     *
     * @param mode the {@code pool_mode}
     * @param sessions the maximum number of sessions in the database
     */
    static PgBouncer start(PostgresServer server, Path folder, String mode, int sessions) {
        CampusDatabase database = server.database();
        int port = freePort();
        Path users = folder.resolve("users.txt");
        Path settings = folder.resolve("pgbouncer.ini");
        String address = database.url().replaceFirst("jdbc:postgresql://", "");
        try {
            Files.writeString(users, "\"%s\" \"%s\"\n".formatted(database.username(), database.password()));
            Files.writeString(settings, """
                    [databases]
                    %1$s = host=127.0.0.1 port=%2$s dbname=%1$s
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %3$d
                    unix_socket_dir =
                    auth_type = plain
                    auth_file = %4$s
                    pool_mode = %5$s
                    default_pool_size = %6$d
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(
                    PostgresServer.DATABASE, address.replaceAll(".*:(\\d+)/.*", "$1"), port, users, mode, sessions));
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                // PgBouncer refuses to run as root. In a new user namespace it runs as nobody.
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of("pgbouncer", settings.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "faults", "pgbouncer.txt").toFile()))
                    .start();
            PgBouncer pooler = new PgBouncer(
                    new CampusDatabase(
                            "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresServer.DATABASE,
                            database.username(),
                            database.password()),
                    process);
            pooler.awaitReady();
            return pooler;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database as clients of the pooler see it. */
    CampusDatabase database() {
        return database;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private void awaitReady() {
        await().alias("PgBouncer accepts connections")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || answers());
        if (!process.isAlive()) {
            throw new IllegalStateException("PgBouncer did not start: see target/faults/pgbouncer.txt");
        }
    }

    private boolean answers() {
        try (Connection connection = database.connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
