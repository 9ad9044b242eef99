package com.campusg.sync.adapter.in.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.application.port.out.InMemoryDeliveryInbox;
import com.campusg.sync.application.port.out.InMemoryParkedDeliveries;
import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncMetricsTest {

    private static final Reconciliation LAST =
            new Reconciliation(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Instant.EPOCH, new Drift(1, 2, 3));

    private final InMemoryParkedDeliveries parkedDeliveries = new InMemoryParkedDeliveries();
    private final InMemoryDeliveryInbox inbox = new InMemoryDeliveryInbox(parkedDeliveries);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.EPOCH.plusSeconds(100);
    private Supplier<Optional<Reconciliation>> last = Optional::empty;
    private int queries;

    @BeforeEach
    void bind() {
        new SyncMetrics(inbox, parkedDeliveries, new StubReconciliations(), () -> now, "sk_test_abc").bindTo(meters);
    }

    @Test
    void showTheTimeSinceTheLastReconciliationAndItsDrift() {
        last = () -> Optional.of(LAST);

        assertThat(gauge("campusg.clerk.reconciliation.age")).isEqualTo(40);
        assertThat(drift("missing")).isEqualTo(1);
        assertThat(drift("outdated")).isEqualTo(2);
        assertThat(drift("deleted")).isEqualTo(3);
    }

    @Test
    void showTheTimeSinceTheLastDelivery() {
        recordAt(90);
        parkAt(80);

        assertThat(gauge("campusg.clerk.delivery.age")).isEqualTo(10);
    }

    @Test
    void countAParkedDeliveryAsReceived() {
        recordAt(80);
        parkAt(95);

        assertThat(gauge("campusg.clerk.delivery.age")).isEqualTo(5);
    }

    @Test
    void showTheNumberOfParkedDeliveries() {
        parkAt(80);
        parkAt(95);

        assertThat(gauge("campusg.clerk.deliveries.parked")).isEqualTo(2);
    }

    @Test
    void areNanWithoutAValue() {
        assertThat(gauge("campusg.clerk.delivery.age")).isNaN();
        assertThat(gauge("campusg.clerk.deliveries.parked")).isZero();
        assertThat(gauge("campusg.clerk.reconciliation.age")).isNaN();
        assertThat(drift("missing")).isNaN();
    }

    @Test
    void areNanWhileTheDatabaseIsUnavailable() {
        parkAt(80);
        last = () -> {
            throw new IllegalStateException("The database is unavailable");
        };
        assertThat(gauge("campusg.clerk.deliveries.parked")).isNaN();

        last = Optional::empty;
        now = now.plusSeconds(6);

        assertThat(gauge("campusg.clerk.deliveries.parked")).isOne();
    }

    @Test
    void areReadOncePerScrape() {
        gauge("campusg.clerk.delivery.age");
        gauge("campusg.clerk.deliveries.parked");
        gauge("campusg.clerk.reconciliation.age");

        assertThat(queries).isOne();
    }

    private void recordAt(long second) {
        inbox.record(List.of(new DeliveryInbox.Entry(
                new DeliveryId("msg_" + second), "user.updated", Instant.EPOCH.plusSeconds(second))));
    }

    private void parkAt(long second) {
        parkedDeliveries.park(new ParkedDelivery(
                new Delivery(
                        new DeliveryId("msg_parked_" + second),
                        new Payload(new byte[0]),
                        Instant.EPOCH.plusSeconds(second)),
                "not JSON"));
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

    private final class StubReconciliations implements Reconciliations {

        @Override
        public Optional<Reconciliation> last() {
            queries++;
            return last.get();
        }

        @Override
        public void add(Reconciliation reconciliation) {
            throw new UnsupportedOperationException();
        }
    }
}
