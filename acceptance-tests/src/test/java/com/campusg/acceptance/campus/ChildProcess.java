package com.campusg.acceptance.campus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Java program that runs beside the tests and ends with them, with all that it says kept in a file. */
final class ChildProcess implements AutoCloseable {

    /** What a developer's shell may hold and must not reach the programs under test. */
    private static final List<String> FOREIGN_SETTINGS =
            List.of("CLERK_", "SPRING_", "CAMPUSG_", "SERVER_", "MANAGEMENT_", "PORT", "JAVA_TOOL_OPTIONS", "JDK_JAVA");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LINES_TO_SHOW = 40;

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildProcess start(String name, Path jar, Map<String, String> settings, String... arguments) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    jar.toAbsolutePath().normalize() + " is not there: build all modules first (./mvnw package)");
        }
        // An empty folder of its own: a developer's .env must not reach the programs under test either.
        Path folder = Path.of("target", "campus", name).toAbsolutePath();
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(java());
        // Short-lived programs start faster without the optimising compiler, and two cores are shared by all of them.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        // The first of them keeps for the others what the JVM found out about its classes.
        Path classes = Path.of("target", "campus", jar.getFileName() + ".jsa").toAbsolutePath();
        command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + classes));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(key -> FOREIGN_SETTINGS.stream().anyMatch(key::startsWith));
        builder.environment().putAll(settings);
        try {
            Files.createDirectories(folder);
            return new ChildProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean endsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int exitCode() {
        return process.exitValue();
    }

    List<String> output() {
        try (Stream<String> lines = Files.lines(output, UTF_8)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as {@code kill -9} does: it is not asked, and puts nothing in order. */
    void kill() {
        process.destroyForcibly();
        endsWithin(PATIENCE);
    }

    /** @param name as {@code kill} knows it, such as {@code STOP} */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill -" + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The end of the output, for whoever has to find out what went wrong. */
    String lastWords() {
        List<String> lines = output();
        return "The end of " + output.toAbsolutePath() + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(PATIENCE)) {
            process.destroyForcibly();
        }
    }
}
