package com.campusg.sync.adapter.out.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.user.domain.ClerkUserId;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MicrometerDeliveryObserverTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Envelope UPDATED = new Envelope("user.updated", null, NOW.minusSeconds(3));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MicrometerDeliveryObserver observer =
            new MicrometerDeliveryObserver(meters, InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource({
        "user.created, APPLIED, user.created, applied",
        "user.updated, DUPLICATE, user.updated, duplicate",
        "user.deleted, STALE, user.deleted, stale",
        "session.created, IGNORED, other, ignored",
        ", PARKED, unreadable, parked",
        ", STALE, unreadable, stale"
    })
    void countsDeliveriesByTypeAndResult(
            @Nullable String eventType, DeliveryResult result, String typeTag, String resultTag) {
        observer.processed(processed(result, eventType == null ? null : new Envelope(eventType, null, NOW)));

        assertThat(meters.get("campusg.clerk.deliveries")
                        .tags("type", typeTag, "result", resultTag)
                        .counter()
                        .count())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "user.updated, user_ada, Delivery msg_1 (user.updated) of user_ada: applied",
        "session.created, , Delivery msg_1 (session.created) of no user: applied",
        "'user.updated\nforged entry', user_ada, Delivery msg_1 (other) of user_ada: applied",
        ", , Delivery msg_1 (unreadable) of no user: applied"
    })
    void logsOneLine(@Nullable String eventType, @Nullable String user, String line, CapturedOutput output) {
        observer.processed(new ProcessedDelivery(
                new DeliveryId("msg_1"),
                DeliveryResult.APPLIED,
                eventType == null ? null : new Envelope(eventType, null, NOW),
                user == null ? null : new ClerkUserId(user),
                null));

        assertThat(output.toString().lines()).singleElement().asString().contains("INFO", line);
    }

    @Test
    void measuresTheTimeFromTheEventToTheCommitOfAppliedDeliveries() {
        observer.processed(processed(DeliveryResult.APPLIED, UPDATED));
        observer.processed(processed(DeliveryResult.STALE, UPDATED));

        assertThat(lag().count()).isOne();
        assertThat(lag().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void measuresNoNegativeTime() {
        observer.processed(processed(DeliveryResult.APPLIED, new Envelope("user.updated", null, NOW.plusSeconds(2))));

        assertThat(lag().count()).isOne();
        assertThat(lag().totalTime(TimeUnit.SECONDS)).isZero();
    }

    @Test
    void measuresNoTimeIfTheEventHasNone() {
        observer.processed(processed(DeliveryResult.APPLIED, new Envelope("user.updated", null, null)));

        assertThat(lag().count()).isZero();
    }

    private Timer lag() {
        return meters.get("campusg.clerk.delivery.lag").timer();
    }

    private static ProcessedDelivery processed(DeliveryResult result, @Nullable Envelope envelope) {
        return new ProcessedDelivery(new DeliveryId("msg_1"), result, envelope, null, null);
    }
}
