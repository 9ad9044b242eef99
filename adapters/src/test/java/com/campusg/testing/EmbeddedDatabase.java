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

/** PostgreSQL as a process on this machine, from binaries that the build brings. */
final class EmbeddedDatabase implements TestDatabase {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

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
                    .setPGStartupWait(STARTS_WITHIN)
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A server whose JVM was killed runs on, and keeps the folder from its successor. */
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
                                .orTimeout(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)
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
