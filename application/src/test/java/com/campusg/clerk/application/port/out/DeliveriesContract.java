package com.campusg.clerk.application.port.out;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.clerk.application.port.out.DeliveryFixture.deliveryOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Deliveries} does, as far as one caller can see. Each test is one transaction. */
public abstract class DeliveriesContract {

    private static final String TYPE = "user.created";

    protected abstract Deliveries deliveries();

    protected abstract Optional<ParkedDelivery> parked(DeliveryId id);

    @Test
    void recordsNewDelivery() {
        assertThat(deliveries().record(anyDelivery(), TYPE)).isTrue();
    }

    @Test
    void tellsRepetitionWhateverItSays() {
        deliveries().record(anyDelivery(), TYPE);

        assertThat(deliveries().record(anyDelivery(), TYPE)).isFalse();
        assertThat(deliveries().record(deliveryOf(ID, new byte[] {1}), "user.deleted"))
                .isFalse();
    }

    @Test
    void tellsApartIdsThatDifferInCaseOnly() {
        deliveries().record(deliveryOf(new DeliveryId("msg_a")), TYPE);

        assertThat(deliveries().record(deliveryOf(new DeliveryId("msg_A")), TYPE))
                .isTrue();
    }

    @Test
    void recordsTheLongestAndOddestId() {
        Delivery odd = deliveryOf(new DeliveryId("'\"\\%;!~$".repeat(32)));

        assertThat(deliveries().record(odd, TYPE)).isTrue();
        assertThat(deliveries().record(odd, TYPE)).isFalse();
    }

    @Test
    void parksDeliveryByteForByte() {
        Delivery odd = deliveryOf(ID, new byte[] {0, (byte) 0xff, '{', (byte) 0xc3, '\n'});

        deliveries().park(odd, "not JSON");

        assertThat(parked(ID)).contains(new ParkedDelivery(odd, "not JSON"));
    }

    @Test
    void changesNothingByParkingAgain() {
        deliveries().park(anyDelivery(), "not JSON");

        deliveries().park(deliveryOf(ID, new byte[] {1}), "no type");

        assertThat(parked(ID)).contains(new ParkedDelivery(anyDelivery(), "not JSON"));
    }

    @Test
    void recordsParkedDeliveryAndNoLongerParksIt() {
        DeliveryId other = new DeliveryId("msg_other");
        deliveries().park(anyDelivery(), "not JSON");
        deliveries().park(deliveryOf(other), "not JSON");

        assertThat(deliveries().record(anyDelivery(), TYPE)).isTrue();

        assertThat(parked(ID)).isEmpty();
        assertThat(parked(other)).isPresent();
    }
}
