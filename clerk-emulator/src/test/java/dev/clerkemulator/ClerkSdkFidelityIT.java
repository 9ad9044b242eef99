package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the emulator with the Node.js packages of Clerk, Svix and Standard Webhooks. */
class ClerkSdkFidelityIT {
    private static final Path SOURCES = Path.of("src/test/fidelity");
    private static final Path DIRECTORY = Path.of("target/fidelity");
    private static final Duration TIMEOUT = Timeouts.seconds(300);
    private static final int MIN_NODE_VERSION = 20;

    @Test
    void isCompatibleWithTheNodePackages() {
        int node = nodeVersion();
        assumeTrue(node >= MIN_NODE_VERSION, "Node.js " + MIN_NODE_VERSION + " or later is not installed.");
        copySources();
        install();

        try (ClerkEmulator emulator =
                ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0))) {
            Map<String, String> environment =
                    Map.of("CLERK_EMULATOR_URL", emulator.baseUrl().toString());
            Result result = run(
                    environment,
                    Stream.concat(Stream.of("node", "--test", "--test-concurrency=1"), testFiles().stream())
                            .toList());
            assertThat(result.status()).as(result.output()).isZero();
            assertThat(result.output()).containsPattern("pass [1-9]");
        }
    }

    private static int nodeVersion() {
        try {
            String version = run(Map.of(), List.of("node", "--version")).output();
            return Integer.parseInt(version.strip().replaceFirst("^v([0-9]+).*", "$1"));
        } catch (UncheckedIOException | NumberFormatException e) {
            return 0;
        }
    }

    private static List<String> testFiles() {
        return names(DIRECTORY).filter(name -> name.endsWith(".test.js")).toList();
    }

    private static void copySources() {
        try {
            Files.createDirectories(DIRECTORY);
            for (String name : names(SOURCES).toList()) {
                Files.copy(SOURCES.resolve(name), DIRECTORY.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs the packages of the lock file, unless they are installed already. */
    private static void install() {
        try {
            Path installed = DIRECTORY.resolve("node_modules/lock-file-installed.json");
            Path wanted = DIRECTORY.resolve("package-lock.json");
            if (Files.exists(installed) && Files.mismatch(installed, wanted) < 0) {
                return;
            }
            Result result = run(Map.of(), List.of(npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            assertThat(result.status()).as(result.output()).isZero();
            Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String npm() {
        return System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
    }

    private static Stream<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Result(int status, String output) {}

    private static Result run(Map<String, String> environment, List<String> command) {
        Path output = DIRECTORY.resolveSibling("fidelity-output.txt").toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.isDirectory(DIRECTORY) ? DIRECTORY.toFile() : null)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            return new Result(ended ? process.exitValue() : -1, Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
