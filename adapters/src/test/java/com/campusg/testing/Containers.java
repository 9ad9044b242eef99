package com.campusg.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/** Starts containers if possible. */
final class Containers {

    /** Limits the time for which an engine without network access tries to pull an image. */
    private static final Duration START_TIMEOUT = Timeouts.seconds(45);

    private Containers() {}

    /** Starts a server in a container. Empty if no Docker engine is available or the image cannot be pulled in time. */
    static <T> Optional<T> startIfPossible(String what, Supplier<? extends T> start) {
        CompletableFuture<Optional<T>> attempt = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("container for " + what)
                .start(() -> attempt.complete(tryToStart(what, start)));
        return attempt.completeOnTimeout(Optional.empty(), START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static <T> Optional<T> tryToStart(String what, Supplier<? extends T> start) {
        try {
            return DockerClientFactory.instance().isDockerAvailable() ? Optional.of(start.get()) : Optional.empty();
        } catch (RuntimeException noImages) {
            System.out.println("No container for " + what + ": " + noImages.getMessage());
            return Optional.empty();
        }
    }
}
