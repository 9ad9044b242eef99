package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.NOW;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.out.DeliveryFixture;
import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.DeliveryRetention;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ForgetDeliveriesServiceTest {

    private static final Duration KEPT_FOR = Duration.ofDays(90);

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final ForgetDeliveriesService service =
            new ForgetDeliveriesService(deliveries, new DeliveryRetention(KEPT_FOR), InstantSource.fixed(NOW));

    @Test
    void forgetsWhatIsTooOldAndNothingElse() {
        record("msg_old", NOW.minus(KEPT_FOR).minusMillis(1));
        record("msg_young", NOW.minus(KEPT_FOR));

        assertThat(service.forgetSome()).isFalse();

        assertThat(deliveries.type(new DeliveryId("msg_old"))).isEmpty();
        assertThat(deliveries.type(new DeliveryId("msg_young"))).isPresent();
    }

    @Test
    void forgetsSomeAtATime() {
        for (int number = 0; number <= 1000; number++) {
            record("msg_" + number, Instant.EPOCH);
        }

        assertThat(service.forgetSome()).isTrue();
        assertThat(deliveries.lastReceivedAt()).isPresent();
        assertThat(service.forgetSome()).isFalse();
        assertThat(deliveries.lastReceivedAt()).isEmpty();
    }

    private void record(String id, Instant receivedAt) {
        DeliveryFixture.record(
                deliveries, new Delivery(new DeliveryId(id), anyDelivery().payload(), receivedAt), "user.updated");
    }
}
