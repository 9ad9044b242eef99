package com.campusg.clerk;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.Envelope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Counts what becomes of deliveries, and how far behind Clerk we are when it is durable. */
final class DeliveryMetrics {

    /** What others there may be is Clerk's choice; a metric has few names. */
    private static final Set<String> OURS = Set.of("user.created", "user.updated", "user.deleted");

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Timer lag;

    DeliveryMetrics(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.lag = Timer.builder("campusg.clerk.delivery.lag")
                .description("From when Clerk wrote a delivery that was applied to when it was durable here")
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1))
                .register(meters);
    }

    ApplyDelivery counting(ApplyDelivery applyDelivery) {
        return delivery -> counted(applyDelivery, delivery);
    }

    private ApplyDelivery.Outcome counted(ApplyDelivery applyDelivery, Delivery delivery) {
        ApplyDelivery.Outcome outcome = applyDelivery.apply(delivery);
        switch (outcome) {
            case ApplyDelivery.Outcome.Applied(Envelope envelope) -> {
                count(type(envelope), "applied");
                Instant sentAt = envelope.sentAt();
                if (sentAt != null) {
                    lag.record(since(sentAt));
                }
            }
            case ApplyDelivery.Outcome.Duplicate(Envelope envelope) -> count(type(envelope), "duplicate");
            case ApplyDelivery.Outcome.Stale(Envelope envelope) -> count(type(envelope), "stale");
            case ApplyDelivery.Outcome.Ignored(Envelope envelope) -> count(type(envelope), "ignored");
            case ApplyDelivery.Outcome.Parked parked -> count("unintelligible", "parked");
            case ApplyDelivery.Outcome.Pointless() -> count("unintelligible", "stale");
        }
        return outcome;
    }

    /** Nothing, if Clerk's clock is ahead of ours. */
    private Duration since(Instant sentAt) {
        Duration time = Duration.between(sentAt, clock.instant());
        return time.isNegative() ? Duration.ZERO : time;
    }

    private void count(String type, String result) {
        Counter.builder("campusg.clerk.deliveries")
                .description("Genuine deliveries by what became of them")
                .tag("type", type)
                .tag("result", result)
                .register(meters)
                .increment();
    }

    private static String type(Envelope envelope) {
        return OURS.contains(envelope.type()) ? envelope.type() : "other";
    }
}
