package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final long watchBegan = System.nanoTime();
    private volatile OptionalLong faultBegan = OptionalLong.empty();
    private volatile OptionalLong faultEnded = OptionalLong.empty();

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
        faultBegan = OptionalLong.of(faultBegan.orElseGet(System::nanoTime));
    }

    /** Of several faults in a row the last one counts. */
    void faultEnds() {
        faultEnded = OptionalLong.of(System.nanoTime());
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
        return faultEnded.isEmpty() || sample.asked() > faultEnded.getAsLong();
    }

    /** From the beginning of the fault, or of the watch, to the first answer that says so; empty if there was none. */
    Optional<Duration> unreadyAfter() {
        return firstUnready().map(sample -> Duration.ofNanos(sample.answered() - beginning()));
    }

    /**
     * From the end of the fault, or from its being seen, to the first answer of the last row of good ones; empty if the
     * service never was unready.
     */
    Optional<Duration> recoveredAfter() {
        return firstUnready().map(down -> {
            long from = faultEnded.orElse(down.answered());
            return readiness.reversed().stream()
                    .takeWhile(Sample::up)
                    .reduce((later, earlier) -> earlier)
                    .map(up -> Duration.ofNanos(Math.max(0, up.answered() - from)))
                    .orElseThrow();
        });
    }

    void wasAliveThroughout() {
        assertThat(liveness).as("Answers of /livez").isNotEmpty().allMatch(Sample::up);
    }

    private long beginning() {
        return faultBegan.orElse(watchBegan);
    }

    private Optional<Sample> firstUnready() {
        return readiness.stream()
                .filter(sample -> !sample.up() && sample.answered() > beginning())
                .findFirst();
    }

    @Override
    public void close() {
        probes.shutdownNow();
    }
}
