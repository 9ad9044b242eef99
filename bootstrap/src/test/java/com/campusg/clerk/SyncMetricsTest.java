package com.campusg.clerk;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.in.ReportSync.Report;
import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {

    private static final Reconciliation LAST =
            new Reconciliation(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Instant.EPOCH, new Drift(1, 2, 3));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.EPOCH.plusSeconds(100);
    private Supplier<Report> report =
            () -> new Report(Optional.of(Instant.EPOCH.plusSeconds(90)), 7, Optional.of(LAST));

    @Test
    void showSilenceAndDrift() {
        bind();

        assertThat(gauge("campusg.clerk.delivery.age")).isEqualTo(10);
        assertThat(gauge("campusg.clerk.deliveries.parked")).isEqualTo(7);
        assertThat(gauge("campusg.clerk.reconciliation.age")).isEqualTo(40);
        assertThat(drift("missing")).isEqualTo(1);
        assertThat(drift("outdated")).isEqualTo(2);
        assertThat(drift("deleted")).isEqualTo(3);
    }

    @Test
    void areNotANumberWhereNothingHasHappenedYet() {
        report = () -> new Report(Optional.empty(), 0, Optional.empty());
        bind();

        assertThat(gauge("campusg.clerk.delivery.age")).isNaN();
        assertThat(gauge("campusg.clerk.deliveries.parked")).isZero();
        assertThat(drift("missing")).isNaN();
    }

    @Test
    void areNotANumberWithoutADatabaseAndComeBackWithIt() {
        Supplier<Report> there = report;
        report = () -> {
            throw new IllegalStateException("no database");
        };
        bind();
        assertThat(gauge("campusg.clerk.deliveries.parked")).isNaN();

        report = there;
        now = now.plus(Duration.ofSeconds(6));

        assertThat(gauge("campusg.clerk.deliveries.parked")).isEqualTo(7);
    }

    private void bind() {
        new SyncMetrics(() -> report.get(), () -> now).bindTo(meters);
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private double drift(String kind) {
        return meters.get("campusg.clerk.reconciliation.drift")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
