package com.campusg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Builds the demo with npm. */
final class DemoBuild {

    private static final Path FRONTEND = Path.of("frontend");
    private static final Path PAGE = DemoPages.BUILT.resolve("index.html");
    private static final List<String> SOURCES =
            List.of("src", "public", "index.html", "package-lock.json", "vite.config.ts");

    private DemoBuild() {}

    /**
     * Builds the demo if it is missing or older than its sources, and npm is installed. A failure is printed, and not
     * reported otherwise: the service runs without the demo.
     */
    static CompletableFuture<Void> start() {
        if (!isOutdated() || !isNpmInstalled()) {
            return CompletableFuture.completedFuture(null);
        }
        System.out.println("Building the demo in " + FRONTEND + " (npm ci && npm run build) ...");
        return CompletableFuture.runAsync(() -> {
            boolean built = (Files.exists(FRONTEND.resolve("node_modules")) || npm("ci", "--no-audit", "--no-fund"))
                    && npm("run", "build");
            System.out.println(built ? "The demo is built." : "The demo could not be built, see above.");
        });
    }

    private static boolean isOutdated() {
        try {
            return !Files.exists(PAGE)
                    || SOURCES.stream().map(FRONTEND::resolve).anyMatch(DemoBuild::isNewerThanPage);
        } catch (UncheckedIOException unreadable) {
            return true;
        }
    }

    private static boolean isNewerThanPage(Path source) {
        try (Stream<Path> files = Files.walk(source)) {
            long built = Files.getLastModifiedTime(PAGE).toMillis();
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> file.toFile().lastModified() > built);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isNpmInstalled() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
    }

    private static boolean npm(String... arguments) {
        try {
            return new ProcessBuilder(Stream.concat(Stream.of("npm"), Stream.of(arguments))
                                    .toList())
                            .directory(FRONTEND.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
