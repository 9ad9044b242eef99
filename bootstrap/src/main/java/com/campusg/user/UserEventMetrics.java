package com.campusg.user;

import com.campusg.user.application.port.out.PendingUserEvents;
import com.campusg.user.application.port.out.PendingUserEvents.Backlog;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.domain.UserEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far others are behind, as the database knows it, and counts what they were told from here. Without a database
 * the former is not a number.
 */
final class UserEventMetrics {

    private static final Logger LOG = LoggerFactory.getLogger(UserEventMetrics.class);

    /** Both gauges of one look are of one backlog. */
    private static final Duration HOLDS = Duration.ofSeconds(5);

    private final PendingUserEvents pendingUserEvents;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Counter failures;
    private Optional<Backlog> backlog = Optional.empty();
    private Instant askedAt = Instant.MIN;

    UserEventMetrics(PendingUserEvents pendingUserEvents, MeterRegistry meters, InstantSource clock) {
        this.pendingUserEvents = pendingUserEvents;
        this.meters = meters;
        this.clock = clock;
        this.failures = Counter.builder("campusg.user.events.failures")
                .description("Attempts to tell others of user events that failed, and are repeated")
                .register(meters);
        gauge("campusg.user.events.pending", "User events that others were not told of yet", null, Backlog::events);
        gauge(
                "campusg.user.events.age",
                "Since the oldest of them happened; 0 where none waits",
                "seconds",
                waiting -> age(waiting.oldest()));
    }

    /** The topic, with all that is told counted. */
    UserTopic counting(UserTopic topic) {
        return () -> new CountingWriter(topic.open());
    }

    void countFailure() {
        failures.increment();
    }

    private void gauge(String name, String description, @Nullable String unit, ToDoubleFunction<Backlog> value) {
        Gauge.builder(
                        name,
                        this,
                        metrics -> metrics.backlog().map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .baseUnit(unit)
                .register(meters);
    }

    private double age(@Nullable Instant oldest) {
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    private synchronized Optional<Backlog> backlog() {
        Instant now = clock.instant();
        if (askedAt.plus(HOLDS).isBefore(now)) {
            backlog = ask();
            askedAt = now;
        }
        return backlog;
    }

    private Optional<Backlog> ask() {
        try {
            return Optional.of(pendingUserEvents.backlog());
        } catch (RuntimeException away) {
            LOG.debug("How much waits cannot be told", away);
            return Optional.empty();
        }
    }

    private final class CountingWriter implements UserTopic.Writer {

        private final UserTopic.Writer writer;

        CountingWriter(UserTopic.Writer writer) {
            this.writer = writer;
        }

        @Override
        public void write(List<UserMessage> messages) {
            writer.write(messages);
            messages.forEach(message -> Counter.builder("campusg.user.events.published")
                    .description("User events that others were told of")
                    .tag("type", type(message.event()))
                    .register(meters)
                    .increment());
        }

        @Override
        public void close() {
            writer.close();
        }

        private static String type(UserEvent event) {
            return switch (event) {
                case UserEvent.Registered registered -> "registered";
                case UserEvent.Changed changed -> "changed";
                case UserEvent.Rated rated -> "rated";
                case UserEvent.Erased erased -> "erased";
                case UserEvent.Republished republished -> "republished";
            };
        }
    }
}
