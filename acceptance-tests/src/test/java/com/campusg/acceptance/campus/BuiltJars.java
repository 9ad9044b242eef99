package com.campusg.acceptance.campus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the build puts the programs that the features run against. */
final class BuiltJars {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static @Nullable Path unpackedService;

    private BuiltJars() {}

    /** Unpacked as in the image, for it starts faster so and is started often. */
    static synchronized Path service() {
        Path jar = PROJECT.resolve("bootstrap/target/user-service.jar");
        if (unpackedService == null && Files.isRegularFile(jar)) {
            unpackedService = unpack(jar);
        }
        return unpackedService == null ? jar : unpackedService;
    }

    private static Path unpack(Path jar) {
        Path folder = Path.of("target", "campus", "user-service").toAbsolutePath();
        try {
            Files.createDirectories(folder);
            Process process = new ProcessBuilder(
                            ChildProcess.java(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.toString(),
                            "extract",
                            "--force",
                            "--destination",
                            folder.toString())
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(jar + " cannot be unpacked");
            }
            return folder.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Path emulator() {
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
}
