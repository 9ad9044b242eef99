package com.campusg;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Builds the demo with npm. */
final class DemoBuild {

    private static final Path FRONTEND = Path.of("frontend");
    private static final Path PAGE = DemoPages.BUILT.resolve("index.html");

    /** Written by npm after each installation. */
    private static final Path INSTALLED = FRONTEND.resolve("node_modules/.package-lock.json");

    private static final String[] SOURCES = {"src", "public", "index.html", "package-lock.json", "vite.config.ts"};

    private DemoBuild() {}

    /**
     * Builds the demo if it is missing or older than its sources, and npm is installed. A failure is printed, and not
     * reported otherwise: the service runs without the demo.
     */
    static CompletableFuture<Void> start() {
        if (isUpToDate(PAGE, SOURCES) || !isNpmInstalled()) {
            return CompletableFuture.completedFuture(null);
        }
        System.out.println("Building the demo in " + FRONTEND + " (npm ci && npm run build) ...");
        return CompletableFuture.runAsync(() -> {
            boolean installed = isUpToDate(INSTALLED, "package-lock.json");
            boolean built = (installed || npm("ci", "--no-audit", "--no-fund")) && npm("run", "build");
            System.out.println(built ? "The demo is built." : "The demo could not be built, see above.");
        });
    }

    /** Whether the file exists and is not older than its sources, which are files and folders of the frontend. */
    private static boolean isUpToDate(Path file, String... sources) {
        long time = file.toFile().lastModified();
        return time > 0
                && Stream.of(sources).allMatch(source -> {
                    try (Stream<Path> files = Files.walk(FRONTEND.resolve(source))) {
                        return files.filter(Files::isRegularFile)
                                .allMatch(each -> each.toFile().lastModified() <= time);
                    } catch (IOException unreadable) {
                        return false;
                    }
                });
    }

    private static boolean isNpmInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
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
