package com.campusg.sync.adapter.in.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.InMemoryDeliveryInbox;
import com.campusg.sync.application.port.out.InMemoryParkedDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration RETENTION = Duration.ofDays(90);

    private final InMemoryParkedDeliveries parkedDeliveries = new InMemoryParkedDeliveries();
    private final InMemoryDeliveryInbox inbox = new InMemoryDeliveryInbox(parkedDeliveries);

    @Test
    void deletesDeliveriesThatWereReceivedBeforeTheRetentionTime() {
        DeliveryInbox.Entry kept = entry("msg_kept", NOW.minus(RETENTION));
        inbox.record(List.of(entry("msg_expired", NOW.minus(RETENTION).minusMillis(1)), kept));
        park("msg_parked_expired", NOW.minus(RETENTION).minusMillis(1));
        park("msg_parked_kept", NOW.minus(RETENTION));

        schedule(inbox).deleteExpired();

        assertThat(inbox.entries()).containsExactly(kept);
        assertThat(parkedDeliveries.all())
                .extracting(parked -> parked.delivery().id().value())
                .containsExactly("msg_parked_kept");
    }

    @Test
    void deletesAllExpiredDeliveriesInSeveralBatches() {
        inbox.record(IntStream.range(0, 2500)
                .mapToObj(number -> entry("msg_" + number, Instant.EPOCH))
                .toList());

        schedule(inbox).deleteExpired();

        assertThat(inbox.entries()).isEmpty();
    }

    @Test
    void keepsTheScheduleAfterAFailure() {
        assertThatNoException()
                .isThrownBy(() -> schedule(new UnavailableInbox()).deleteExpired());
    }

    private RetentionSchedule schedule(DeliveryInbox of) {
        return new RetentionSchedule(of, parkedDeliveries, RETENTION, InstantSource.fixed(NOW));
    }

    private static DeliveryInbox.Entry entry(String id, Instant receivedAt) {
        return new DeliveryInbox.Entry(new DeliveryId(id), "user.updated", receivedAt);
    }

    private void park(String id, Instant receivedAt) {
        parkedDeliveries.park(
                new ParkedDelivery(new Delivery(new DeliveryId(id), new Payload(new byte[0]), receivedAt), "not JSON"));
    }

    private static final class UnavailableInbox implements DeliveryInbox {

        @Override
        public Recorded record(List<Entry> entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instant> lastReceivedAt() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int deleteReceivedBefore(Instant before, int limit) {
            throw new IllegalStateException("The database is unavailable");
        }
    }
}
