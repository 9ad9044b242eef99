package com.campusg.clerk;

import com.campusg.clerk.application.port.in.ReportSync;
import com.campusg.clerk.application.port.in.ReportSync.Report;
import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows silence and drift, as the database knows them: the same at each instance, and after a restart. Without a database
 * they are not a number.
 */
final class SyncMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(SyncMetrics.class);

    /** All gauges of one look are of one report. */
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final ReportSync reportSync;
    private final InstantSource clock;
    private Optional<Report> report = Optional.empty();
    private Instant reportedAt = Instant.MIN;

    SyncMetrics(ReportSync reportSync, InstantSource clock) {
        this.reportSync = reportSync;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(
                        "campusg.clerk.delivery.age",
                        "Since the newest delivery that was done came",
                        "seconds",
                        of -> age(of.lastDelivery().orElse(null)))
                .register(meters);
        gauge("campusg.clerk.deliveries.parked", "Deliveries that wait for an operator", null, Report::parked)
                .register(meters);
        gauge(
                        "campusg.clerk.reconciliation.age",
                        "Since the last reconciliation came to its end",
                        "seconds",
                        of -> age(of.lastReconciliation()
                                .map(Reconciliation::finishedAt)
                                .orElse(null)))
                .register(meters);
        drift("missing", Drift::missing).register(meters);
        drift("outdated", Drift::outdated).register(meters);
        drift("deleted", Drift::deleted).register(meters);
    }

    private Gauge.Builder<SyncMetrics> drift(String kind, ToDoubleFunction<Drift> value) {
        return gauge(
                        "campusg.clerk.reconciliation.drift",
                        "Users whom the last reconciliation found out of step",
                        null,
                        of -> of.lastReconciliation()
                                .map(Reconciliation::drift)
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .tag("kind", kind);
    }

    private Gauge.Builder<SyncMetrics> gauge(
            String name, String description, @Nullable String unit, ToDoubleFunction<Report> value) {
        return Gauge.builder(
                        name,
                        this,
                        metrics -> metrics.report().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .baseUnit(unit);
    }

    private double age(@Nullable Instant then) {
        return then == null
                ? Double.NaN
                : Duration.between(then, clock.instant()).toMillis() / 1000.0;
    }

    private synchronized Optional<Report> report() {
        Instant now = clock.instant();
        if (reportedAt.plus(HOLDS).isBefore(now)) {
            report = ask();
            reportedAt = now;
        }
        return report;
    }

    private Optional<Report> ask() {
        try {
            return Optional.of(reportSync.report());
        } catch (RuntimeException away) {
            LOG.debug("How well we are in step cannot be told", away);
            return Optional.empty();
        }
    }
}
