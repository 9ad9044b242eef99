package com.campusg.sync.adapter.out.metrics;

import com.campusg.sync.application.port.out.DeliveryObserver;
import com.campusg.sync.domain.ClerkEventTypes;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ProcessedDelivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Logs deliveries, counts them by result, and measures the time from Clerk's event to the commit. */
@Component
final class MicrometerDeliveryObserver implements DeliveryObserver {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerDeliveryObserver.class);

    /** Other text could forge log entries. */
    private static final Pattern LOGGABLE_TYPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Timer lag;

    MicrometerDeliveryObserver(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
        this.lag = Timer.builder("campusg.clerk.delivery.lag")
                .description("Time from the event at Clerk to its commit here, of applied deliveries")
                .serviceLevelObjectives(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1))
                .register(meters);
    }

    @Override
    public void processed(ProcessedDelivery delivery) {
        Envelope envelope = delivery.envelope();
        LOG.info(
                "Delivery {} ({}) of {}: {}",
                delivery.id().value(),
                envelope != null && LOGGABLE_TYPE.matcher(envelope.type()).matches() ? envelope.type() : type(envelope),
                delivery.clerkUserId() == null
                        ? "no user"
                        : delivery.clerkUserId().value(),
                delivery.result().name().toLowerCase(Locale.ROOT));
        Counter.builder("campusg.clerk.deliveries")
                .description("Genuine deliveries by result")
                .tag("type", type(envelope))
                .tag("result", delivery.result().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
        if (delivery.result() == DeliveryResult.APPLIED && envelope != null && envelope.sentAt() != null) {
            Duration time = Duration.between(envelope.sentAt(), clock.instant());
            // Clerk's clock may be ahead.
            lag.record(time.isNegative() ? Duration.ZERO : time);
        }
    }

    /** Types that are not handled share one tag value, because Clerk may add any number of types. */
    private static String type(@Nullable Envelope envelope) {
        if (envelope == null) {
            return "unreadable";
        }
        return ClerkEventTypes.HANDLED.contains(envelope.type()) ? envelope.type() : "other";
    }
}
