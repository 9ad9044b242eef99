package com.campusg.user.adapter.in.metrics;

import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserEventOutbox.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backlog of the outbox as the database has it: the same at each instance. NaN if the database is unavailable. */
final class UserEventMetrics implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(UserEventMetrics.class);

    /** Both gauges of one scrape use one query. */
    private static final Duration CACHE_TTL = Duration.ofSeconds(5);

    private final UserEventOutbox outbox;
    private final InstantSource clock;
    private Optional<Backlog> backlog = Optional.empty();
    private Instant readAt = Instant.MIN;

    UserEventMetrics(UserEventOutbox outbox, InstantSource clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge("campusg.user.events.pending", Backlog::events)
                .description("User events that are not published yet")
                .register(meters);
        gauge("campusg.user.events.age", this::age)
                .description("Age of the oldest unpublished user event; 0 if there is none")
                .baseUnit("seconds")
                .register(meters);
    }

    private Gauge.Builder<UserEventMetrics> gauge(String name, ToDoubleFunction<Backlog> value) {
        return Gauge.builder(
                name,
                this,
                metrics -> metrics.backlog().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private double age(Backlog read) {
        return read.oldest()
                .map(oldest ->
                        Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0))
                .orElse(0.0);
    }

    private synchronized Optional<Backlog> backlog() {
        Instant now = clock.instant();
        if (readAt.plus(CACHE_TTL).isBefore(now)) {
            backlog = read();
            readAt = now;
        }
        return backlog;
    }

    private Optional<Backlog> read() {
        try {
            return Optional.of(outbox.backlog());
        } catch (RuntimeException failure) {
            LOG.debug("The backlog of user events cannot be read", failure);
            return Optional.empty();
        }
    }
}
