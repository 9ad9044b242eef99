package com.campusg.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.Payload;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryMetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Envelope UPDATED = new Envelope("user.updated", null, NOW.minusSeconds(3));
    private static final Envelope OTHER = new Envelope("session.created", null, NOW);
    private static final Delivery DELIVERY = new Delivery(new DeliveryId("msg_1"), new Payload(new byte[0]), NOW);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeliveryMetrics metrics = new DeliveryMetrics(meters, InstantSource.fixed(NOW));

    static Stream<Arguments> outcomes() {
        return Stream.of(
                arguments(new Outcome.Applied(UPDATED), "user.updated", "applied"),
                arguments(new Outcome.Duplicate(UPDATED), "user.updated", "duplicate"),
                arguments(new Outcome.Stale(UPDATED), "user.updated", "stale"),
                arguments(new Outcome.Ignored(OTHER), "other", "ignored"),
                arguments(new Outcome.Parked("not JSON"), "unintelligible", "parked"),
                arguments(new Outcome.Pointless(), "unintelligible", "stale"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void countByTypeAndResult(Outcome outcome, String type, String result) {
        assertThat(metrics.counting(delivery -> outcome).apply(DELIVERY)).isEqualTo(outcome);

        assertThat(meters.get("campusg.clerk.deliveries")
                        .tags("type", type, "result", result)
                        .counter()
                        .count())
                .isOne();
    }

    @Test
    void measureHowFarBehindClerkWeAre() {
        metrics.counting(delivery -> new Outcome.Applied(UPDATED)).apply(DELIVERY);
        metrics.counting(delivery -> new Outcome.Stale(UPDATED)).apply(DELIVERY);

        Timer lag = meters.get("campusg.clerk.delivery.lag").timer();
        assertThat(lag.count()).isOne();
        assertThat(lag.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void areNoTimeBehindAClockThatIsAhead() {
        Envelope fromTheFuture = new Envelope("user.updated", null, NOW.plusSeconds(2));

        metrics.counting(delivery -> new Outcome.Applied(fromTheFuture)).apply(DELIVERY);

        Timer lag = meters.get("campusg.clerk.delivery.lag").timer();
        assertThat(lag.count()).isOne();
        assertThat(lag.totalTime(TimeUnit.SECONDS)).isZero();
    }

    @Test
    void doNotCountWhatFailed() {
        ApplyDelivery failing = delivery -> {
            throw new IllegalStateException("no database");
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.counting(failing).apply(DELIVERY));
        assertThat(meters.find("campusg.clerk.deliveries").counters()).isEmpty();
    }
}
