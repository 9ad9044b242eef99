package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks a service ten times a second whether it is alive and ready, as the platform that runs it does. */
final class Vitals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAUSE_MILLIS = 100;

    private final URI service;
    private final ScheduledExecutorService probes =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private final List<Sample> readiness = new CopyOnWriteArrayList<>();
    private final List<Sample> liveness = new CopyOnWriteArrayList<>();
    private volatile long faultBegan = Long.MAX_VALUE;
    private volatile long faultEnded = Long.MAX_VALUE;

    /** An answer, or that there was none; times are those of the JVM's clock for measuring. */
    private record Sample(long asked, long answered, boolean up) {}

    Vitals(URI service) {
        this.service = service;
        probe("/readyz", readiness);
        probe("/livez", liveness);
    }

    private void probe(String path, List<Sample> samples) {
        var ignored =
                probes.scheduleWithFixedDelay(() -> samples.add(ask(path)), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Sample ask(String path) {
        long asked = System.nanoTime();
        boolean up;
        try {
            up = Wire.trySend(HttpRequest.newBuilder(service.resolve(path)), PATIENCE)
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            up = false;
        }
        return new Sample(asked, System.nanoTime(), up);
    }

    /** Of several faults in a row the first one counts. */
    void faultBegins() {
        faultBegan = Math.min(faultBegan, System.nanoTime());
    }

    /** Of several faults in a row the last one counts. */
    void faultEnds() {
        faultEnded = System.nanoTime();
    }

    void awaitUnready() {
        await().alias("/readyz says that the service is not ready")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> firstUnready().isPresent());
    }

    void awaitReady() {
        await().alias("/readyz says that the service is ready")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !readiness.isEmpty() && readiness.getLast().up() && isAfterFault(readiness.getLast()));
    }

    private boolean isAfterFault(Sample sample) {
        return faultEnded == Long.MAX_VALUE || sample.asked() > faultEnded;
    }

    /** From the beginning of the fault to the first answer that says so; empty if there was none. */
    Optional<Duration> unreadyAfter() {
        return firstUnready().map(sample -> Duration.ofNanos(sample.answered() - faultBegan));
    }

    /** From the end of the fault to the first answer of the last row of good ones; empty if it never was unready. */
    Optional<Duration> recoveredAfter() {
        return firstUnready()
                .flatMap(down ->
                        readiness.reversed().stream().takeWhile(Sample::up).reduce((later, earlier) -> earlier))
                .map(sample -> Duration.ofNanos(Math.max(0, sample.answered() - faultEnded)));
    }

    void wasAliveThroughout() {
        assertThat(liveness).as("Answers of /livez").isNotEmpty().allMatch(Sample::up);
    }

    /** The slowest answer of /livez. */
    Duration slowestSignOfLife() {
        return Duration.ofNanos(liveness.stream()
                .mapToLong(sample -> sample.answered() - sample.asked())
                .max()
                .orElse(0));
    }

    private Optional<Sample> firstUnready() {
        return readiness.stream()
                .filter(sample -> !sample.up() && sample.answered() > faultBegan)
                .findFirst();
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
