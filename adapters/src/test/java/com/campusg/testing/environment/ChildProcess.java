package com.campusg.testing.environment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.testing.Timeouts;
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

/** A Java program in a process of its own, which ends with the tests. Its output is written to a file. */
final class ChildProcess implements AutoCloseable {

    /** Prefixes of environment variables that are not inherited from the shell that runs the tests. */
    private static final List<String> IGNORED_VARIABLES =
            List.of("CLERK_", "SPRING_", "CAMPUSG_", "SERVER_", "MANAGEMENT_", "PORT", "JAVA_TOOL_OPTIONS", "JDK_JAVA");

    private static final Duration STOP_TIMEOUT = Timeouts.seconds(15);
    private static final int TAIL_LINES = 40;

    private final Process process;
    private final Path output;

    private ChildProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildProcess start(String name, Path jar, Map<String, String> settings, String... arguments) {
        // An empty directory, so that no .env file is read.
        Path folder = Path.of("target", "processes", name).toAbsolutePath();
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(java());
        // Short-lived programs start faster without the optimizing compiler.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        // The first process writes a class data archive, from which the following ones start.
        Path classes = jar.resolveSibling(jar.getFileName() + ".jsa");
        command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + classes));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(key -> IGNORED_VARIABLES.stream().anyMatch(key::startsWith));
        builder.environment().putAll(settings);
        try {
            Files.createDirectories(folder);
            return new ChildProcess(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
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

    boolean endsWithin(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Terminates the process with SIGKILL. */
    void kill() {
        process.destroyForcibly();
        endsWithin(STOP_TIMEOUT);
    }

    /** @param name name of a signal for {@code kill}, such as {@code STOP} */
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

    /** The last lines of the output, for failure messages. */
    String outputTail() {
        List<String> lines = output();
        return "The end of " + output.toAbsolutePath() + ":\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        if (!endsWithin(STOP_TIMEOUT)) {
            process.destroyForcibly();
        }
    }
}
