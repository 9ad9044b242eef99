package com.campusg.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/** Whether there can be containers on this machine. */
final class Containers {

    /** An engine that has no images and cannot fetch any keeps trying for minutes; there is another way. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private Containers() {}

    /** A server in a container, or empty where no Docker engine answers or it cannot get its images in time. */
    static <T> Optional<T> startIfPossible(String what, Supplier<? extends T> start) {
        CompletableFuture<Optional<T>> attempt = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("container for " + what)
                .start(() -> attempt.complete(tryToStart(what, start)));
        return attempt.completeOnTimeout(Optional.empty(), PATIENCE.toSeconds(), TimeUnit.SECONDS)
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
