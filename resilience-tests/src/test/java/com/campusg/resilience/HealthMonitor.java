package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
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

/** Probes liveness and readiness of a service ten times per second, as a platform does. */
final class HealthMonitor implements AutoCloseable {

    private static final Duration PROBE_TIMEOUT = Timeouts.seconds(10);
    private static final int PERIOD_MILLIS = 100;

    private final URI service;
    private final ScheduledExecutorService probes =
            Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().factory());
    private final List<Sample> readiness = new CopyOnWriteArrayList<>();
    private final List<Sample> liveness = new CopyOnWriteArrayList<>();
    private final long startTime = System.nanoTime();
    private volatile OptionalLong faultStart = OptionalLong.empty();
    private volatile OptionalLong faultEnd = OptionalLong.empty();

    /** Result of a probe. Times are those of {@link System#nanoTime}. */
    private record Sample(long asked, long answered, boolean up) {}

    HealthMonitor(URI service) {
        this.service = service;
        probe("/readyz", readiness);
        probe("/livez", liveness);
    }

    private void probe(String path, List<Sample> samples) {
        var ignored =
                probes.scheduleWithFixedDelay(() -> samples.add(ask(path)), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Sample ask(String path) {
        long asked = System.nanoTime();
        boolean up;
        try {
            up = HttpCalls.trySend(HttpRequest.newBuilder(service.resolve(path)), PROBE_TIMEOUT)
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            up = false;
        }
        return new Sample(asked, System.nanoTime(), up);
    }

    /** Records the start of a fault. Only the first of several starts is kept. */
    void faultStarts() {
        faultStart = OptionalLong.of(faultStart.orElseGet(System::nanoTime));
    }

    /** Records the end of a fault. The last of several ends is kept. */
    void faultEnds() {
        faultEnd = OptionalLong.of(System.nanoTime());
    }

    void awaitUnready() {
        await().alias("The service is not ready")
                .atMost(Timeouts.minutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> firstUnready().isPresent());
    }

    void awaitReady() {
        await().alias("The service is ready")
                .atMost(Timeouts.minutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !readiness.isEmpty() && readiness.getLast().up() && isAfterFault(readiness.getLast()));
    }

    private boolean isAfterFault(Sample sample) {
        return faultEnd.isEmpty() || sample.asked() > faultEnd.getAsLong();
    }

    /** Time from the start of the fault to the first failed readiness probe; empty if there was none. */
    Optional<Duration> unreadyAfter() {
        return firstUnready().map(sample -> Duration.ofNanos(sample.answered() - beginning()));
    }

    /**
     * Time from the end of the fault, or from the first failed readiness probe, to the first probe of the final series of
     * successful ones; empty if no probe has failed.
     */
    Optional<Duration> recoveredAfter() {
        return firstUnready().map(down -> {
            long from = faultEnd.orElse(down.answered());
            return readiness.reversed().stream()
                    .takeWhile(Sample::up)
                    .reduce((later, earlier) -> earlier)
                    .map(up -> Duration.ofNanos(Math.max(0, up.answered() - from)))
                    .orElseThrow();
        });
    }

    void assertAlwaysAlive() {
        assertThat(liveness).as("Liveness probes").isNotEmpty().allMatch(Sample::up);
    }

    private long beginning() {
        return faultStart.orElse(startTime);
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
