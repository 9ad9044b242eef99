package com.campusg.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL in a local process, started from binaries on the class path. */
final class EmbeddedDatabase implements TestDatabase {

    private static final Duration START_TIMEOUT = Timeouts.minutes(2);

    private static final Duration STOP_TIMEOUT = Timeouts.seconds(30);

    private final Path folder;
    private final int port;
    private final boolean temporary;
    private EmbeddedPostgres server;

    private EmbeddedDatabase(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
        this.port = freePort();
        this.server = launch();
    }

    static EmbeddedDatabase temporary() {
        try {
            return new EmbeddedDatabase(Files.createTempDirectory("campusg-postgres"), true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static EmbeddedDatabase in(Path folder) {
        return new EmbeddedDatabase(folder, false);
    }

    @Override
    public String description() {
        return "embedded, port " + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stopServer() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void startServer() {
        server = launch();
    }

    @Override
    public void close() {
        stopServer();
        if (temporary) {
            deleteFolder();
        }
    }

    private EmbeddedPostgres launch() {
        stopOrphan();
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_TIMEOUT)
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Stops the server of a JVM that was killed, which would still lock the folder. */
    private void stopOrphan() {
        Path lock = folder.resolve("postmaster.pid");
        try (Stream<String> lines = Files.exists(lock) ? Files.lines(lock) : Stream.empty()) {
            lines.findFirst()
                    .map(String::strip)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(process -> {
                        process.destroy();
                        process.onExit()
                                .orTimeout(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                                .join();
                    });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void deleteFolder() {
        try (var files = Files.walk(folder)) {
            files.sorted((one, other) -> other.compareTo(one))
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
