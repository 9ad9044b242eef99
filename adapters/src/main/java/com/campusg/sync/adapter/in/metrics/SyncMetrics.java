package com.campusg.sync.adapter.in.metrics;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gauges derived from the database: the same at each instance, and after a restart. NaN if the database is unavailable, or has
 * no value yet.
 */
@Component
final class SyncMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(SyncMetrics.class);

    /** All gauges of one scrape use the same values. */
    private static final Duration CACHE_TTL = Duration.ofSeconds(5);

    private final DeliveryInbox inbox;
    private final ParkedDeliveries parkedDeliveries;
    private final Reconciliations reconciliations;
    private final InstantSource clock;
    private final boolean canReconcile;
    private Optional<Values> values = Optional.empty();
    private Instant readAt = Instant.MIN;

    SyncMetrics(
            DeliveryInbox inbox,
            ParkedDeliveries parkedDeliveries,
            Reconciliations reconciliations,
            InstantSource clock,
            @Value("${clerk.secret-key:}") String secretKey) {
        this.inbox = inbox;
        this.parkedDeliveries = parkedDeliveries;
        this.reconciliations = reconciliations;
        this.clock = clock;
        this.canReconcile = !secretKey.isBlank();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge("campusg.clerk.delivery.age", read -> age(read.lastDelivery()))
                .description("Time since the most recent delivery was received")
                .baseUnit("seconds")
                .register(meters);
        gauge("campusg.clerk.deliveries.parked", Values::parked)
                .description("Parked deliveries")
                .register(meters);
        if (canReconcile) {
            gauge(
                            "campusg.clerk.reconciliation.age",
                            read -> age(read.lastReconciliation().map(Reconciliation::finishedAt)))
                    .description("Time since the last reconciliation was completed")
                    .baseUnit("seconds")
                    .register(meters);
        }
        drift("missing", Drift::missing, meters);
        drift("outdated", Drift::outdated, meters);
        drift("deleted", Drift::deleted, meters);
    }

    private void drift(String kind, ToDoubleFunction<Drift> value, MeterRegistry meters) {
        gauge(
                        "campusg.clerk.reconciliation.drift",
                        read -> read.lastReconciliation()
                                .map(Reconciliation::drift)
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .description("Users that were out of sync at the last reconciliation")
                .tag("kind", kind)
                .register(meters);
    }

    private Gauge.Builder<SyncMetrics> gauge(String name, ToDoubleFunction<Values> value) {
        return Gauge.builder(
                name,
                this,
                metrics -> metrics.values().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private double age(Optional<Instant> time) {
        return time.map(then -> Duration.between(then, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private synchronized Optional<Values> values() {
        Instant now = clock.instant();
        if (readAt.plus(CACHE_TTL).isBefore(now)) {
            values = read();
            readAt = now;
        }
        return values;
    }

    private Optional<Values> read() {
        try {
            Optional<Instant> lastDelivery = Stream.of(inbox.lastReceivedAt(), parkedDeliveries.lastReceivedAt())
                    .flatMap(Optional::stream)
                    .max(Instant::compareTo);
            return Optional.of(new Values(lastDelivery, parkedDeliveries.count(), reconciliations.last()));
        } catch (RuntimeException failure) {
            LOG.debug("The metrics cannot be read", failure);
            return Optional.empty();
        }
    }

    private record Values(Optional<Instant> lastDelivery, long parked, Optional<Reconciliation> lastReconciliation) {}
}
