package com.campusg.clerk.application.port.out;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.NOW;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.clerk.application.port.out.DeliveryFixture.deliveryOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.out.Deliveries.Entry;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link Deliveries} does, as far as one caller can see. Each test is one transaction. */
public abstract class DeliveriesContract {

    private static final String TYPE = "user.created";

    protected abstract Deliveries deliveries();

    protected abstract ParkedDeliveries parkedDeliveries();

    @Test
    void recordsNewDelivery() {
        assertThat(record(anyDelivery(), TYPE)).isTrue();
    }

    @Test
    void tellsRepetitionWhateverItSays() {
        record(anyDelivery(), TYPE);

        assertThat(record(anyDelivery(), TYPE)).isFalse();
        assertThat(record(deliveryOf(ID, new byte[] {1}), "user.deleted")).isFalse();
    }

    @Test
    void tellsApartIdsThatDifferInCaseOnly() {
        record(deliveryOf(new DeliveryId("msg_a")), TYPE);

        assertThat(record(deliveryOf(new DeliveryId("msg_A")), TYPE)).isTrue();
    }

    @Test
    void recordsTheLongestAndOddestId() {
        Delivery odd = deliveryOf(new DeliveryId("'\"\\%;!~$".repeat(32)));

        assertThat(record(odd, TYPE)).isTrue();
        assertThat(record(odd, TYPE)).isFalse();
    }

    @Test
    void parksDeliveryByteForByte() {
        Delivery odd = deliveryOf(ID, new byte[] {0, (byte) 0xff, '{', (byte) 0xc3, '\n'});

        deliveries().park(odd, "not JSON");

        assertThat(parkedDeliveries().find(ID)).contains(new ParkedDelivery(odd, "not JSON"));
    }

    @Test
    void changesNothingByParkingAgain() {
        deliveries().park(anyDelivery(), "not JSON");

        deliveries().park(deliveryOf(ID, new byte[] {1}), "no type");

        assertThat(parkedDeliveries().find(ID)).contains(new ParkedDelivery(anyDelivery(), "not JSON"));
    }

    @Test
    void recordsParkedDeliveryAndNoLongerParksIt() {
        DeliveryId other = new DeliveryId("msg_other");
        deliveries().park(anyDelivery(), "not JSON");
        deliveries().park(deliveryOf(other), "not JSON");

        assertThat(record(anyDelivery(), TYPE)).isTrue();

        assertThat(parkedDeliveries().find(ID)).isEmpty();
        assertThat(parkedDeliveries().find(other)).isPresent();
    }

    @Test
    void showsParkedDeliveriesAsTheyCame() {
        Delivery first = receivedAt(new DeliveryId("msg_z"), NOW);
        Delivery second = receivedAt(new DeliveryId("msg_a"), NOW.plusSeconds(1));
        deliveries().park(second, "no type");
        deliveries().park(first, "not JSON");

        assertThat(parkedDeliveries().all())
                .containsExactly(new ParkedDelivery(first, "not JSON"), new ParkedDelivery(second, "no type"));
        assertThat(parkedDeliveries().count()).isEqualTo(2);
    }

    @Test
    void removesAParkedDelivery() {
        deliveries().park(anyDelivery(), "not JSON");

        parkedDeliveries().remove(ID);
        parkedDeliveries().remove(new DeliveryId("msg_unheard_of"));

        assertThat(parkedDeliveries().find(ID)).isEmpty();
    }

    @Test
    void removesWhatNamesOneOfTheUsersAndNothingElse() {
        DeliveryId other = new DeliveryId("msg_other");
        DeliveryId third = new DeliveryId("msg_third");
        deliveries().park(deliveryOf(ID, "\u0000{\"id\": \"user_ada\"".getBytes(UTF_8)), "not JSON");
        deliveries().park(deliveryOf(other, "{\"id\": \"user_grace\"".getBytes(UTF_8)), "not JSON");
        deliveries().park(deliveryOf(third, "{\"id\": \"user_edsger\"".getBytes(UTF_8)), "not JSON");

        assertThat(parkedDeliveries().removeAbout(Set.of(new ClerkUserId("user_ada"), new ClerkUserId("user_edsger"))))
                .isEqualTo(2);

        assertThat(parkedDeliveries().all())
                .extracting(parked -> parked.delivery().id())
                .containsExactly(other);
    }

    @Test
    void knowsWhenTheNewestCame() {
        assertThat(deliveries().lastReceivedAt()).isEmpty();
        record(receivedAt(new DeliveryId("msg_new"), NOW.plusSeconds(1)), TYPE);
        record(receivedAt(new DeliveryId("msg_old"), NOW), TYPE);

        assertThat(deliveries().lastReceivedAt()).contains(NOW.plusSeconds(1));

        deliveries().park(receivedAt(new DeliveryId("msg_odd"), NOW.plusSeconds(2)), "not JSON");

        assertThat(deliveries().lastReceivedAt()).contains(NOW.plusSeconds(2));
    }

    @Test
    void forgetsTheOldestFirstAndNoneThatIsYounger() {
        record(receivedAt(new DeliveryId("msg_2"), NOW.plusSeconds(2)), TYPE);
        record(receivedAt(new DeliveryId("msg_1"), NOW.plusSeconds(1)), TYPE);
        record(receivedAt(new DeliveryId("msg_9"), NOW.plusSeconds(9)), TYPE);
        deliveries().park(receivedAt(new DeliveryId("msg_3"), NOW.plusSeconds(3)), "not JSON");

        assertThat(deliveries().forgetReceivedBefore(NOW.plusSeconds(9), 1)).isOne();
        assertThat(isKnown("msg_1")).isFalse();
        assertThat(isKnown("msg_2")).isTrue();
        assertThat(deliveries().forgetReceivedBefore(NOW.plusSeconds(9), 9)).isEqualTo(2 + 1);
        assertThat(isKnown("msg_9")).isTrue();
        assertThat(parkedDeliveries().count()).isZero();
    }

    @Test
    void recordsSeveralAndTellsTheNewOnes() {
        DeliveryId known = new DeliveryId("msg_m");
        DeliveryId parked = new DeliveryId("msg_a");
        DeliveryId other = new DeliveryId("msg_z");
        record(deliveryOf(known), TYPE);
        deliveries().park(deliveryOf(parked), "not JSON");

        assertThat(deliveries().recordAll(List.of(entry(other), entry(known), entry(parked), entry(other))))
                .containsExactlyInAnyOrder(other, parked);

        assertThat(parkedDeliveries().count()).isZero();
        assertThat(isKnown(other.value())).isTrue();
        assertThat(deliveries().recordAll(List.of())).isEmpty();
    }

    private static Entry entry(DeliveryId id) {
        return new Entry(id, TYPE, NOW);
    }

    private boolean record(Delivery delivery, String type) {
        return DeliveryFixture.record(deliveries(), delivery, type);
    }

    /** By asking it becomes known. */
    private boolean isKnown(String id) {
        return !record(receivedAt(new DeliveryId(id), NOW), TYPE);
    }

    private static Delivery receivedAt(DeliveryId id, Instant then) {
        return new Delivery(id, anyDelivery().payload(), then);
    }
}
