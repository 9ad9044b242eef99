package com.campusg.acceptance.campus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the build puts the programs that the features run against. */
final class BuiltJars {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private BuiltJars() {}

    static Path service() {
        return PROJECT.resolve("bootstrap/target/user-service.jar");
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
