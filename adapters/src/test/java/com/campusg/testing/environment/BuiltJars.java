package com.campusg.testing.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The executable jars of the build, extracted as in the image: class data sharing does not support nested jars, and a start
 * from them takes twice as long. Each jar is extracted once per test run.
 */
final class BuiltJars {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path DESTINATION = Path.of("target", "extracted").toAbsolutePath();
    private static final Path OTHER_VERSION = DESTINATION.resolve("other-version");
    private static final Map<Path, Path> EXTRACTED = new ConcurrentHashMap<>();

    private BuiltJars() {}

    static Path service() {
        return EXTRACTED.computeIfAbsent(
                PROJECT.resolve("bootstrap/target/user-service.jar"), jar -> extract(jar, DESTINATION));
    }

    /** @param jar the executable jar of another version of the service */
    static Path otherVersion(Path jar) {
        return EXTRACTED.computeIfAbsent(jar.toAbsolutePath(), other -> extract(other, OTHER_VERSION));
    }

    static Path emulator() {
        return EXTRACTED.computeIfAbsent(emulatorJar(), jar -> extract(jar, DESTINATION));
    }

    private static Path emulatorJar() {
        Path target = PROJECT.resolve("clerk-emulator/target");
        if (!Files.isDirectory(target)) {
            return target.resolve("clerk-emulator-exec.jar");
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("clerk-emulator-.*-exec\\.jar"))
                    .findFirst()
                    .orElse(target.resolve("clerk-emulator-exec.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces what an earlier run extracted: jars of reproducible builds have equal timestamps. */
    private static Path extract(Path jar, Path parent) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " does not exist: build all modules first (./mvnw package)");
        }
        String fileName = jar.getFileName().toString();
        Path destination = parent.resolve(fileName.replaceFirst("\\.jar$", ""));
        try {
            deleteRecursively(destination);
            Process tools = new ProcessBuilder(
                            ChildProcess.java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--destination",
                            destination.toString())
                    .inheritIO()
                    .start();
            if (tools.waitFor() != 0) {
                throw new IllegalStateException(jar + " could not be extracted");
            }
            return destination.resolve(fileName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void deleteRecursively(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
