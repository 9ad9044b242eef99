package com.campusg.sync.application.port.out;

import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.NOW;
import static com.campusg.sync.application.port.out.DeliveryFixture.OTHER_ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.sync.application.port.out.DeliveryFixture.deliveryOf;
import static com.campusg.sync.application.port.out.DeliveryFixture.deliveryReceivedAt;
import static com.campusg.sync.application.port.out.DeliveryFixture.parked;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link ParkedDeliveries}, except for concurrency. Each test is one transaction. */
public abstract class ParkedDeliveriesContract {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId EDSGER = new ClerkUserId("user_edsger");

    protected abstract ParkedDeliveries parkedDeliveries();

    @Test
    void isEmptyInitially() {
        assertThat(parkedDeliveries().all()).isEmpty();
        assertThat(parkedDeliveries().count()).isZero();
        assertThat(parkedDeliveries().find(ID)).isEmpty();
        assertThat(parkedDeliveries().lastReceivedAt()).isEmpty();
    }

    @Test
    void keepsTheBytesOfThePayload() {
        Delivery binary = deliveryOf(ID, new byte[] {0, (byte) 0xff, '{', (byte) 0xc3, '\n'});

        parkedDeliveries().park(new ParkedDelivery(binary, "not JSON"));

        assertThat(parkedDeliveries().find(ID)).contains(new ParkedDelivery(binary, "not JSON"));
    }

    @Test
    void keepsTheFirstStateOfADeliveryThatIsParkedAgain() {
        parkedDeliveries().park(new ParkedDelivery(anyDelivery(), "not JSON"));

        parkedDeliveries().park(new ParkedDelivery(deliveryOf(ID, new byte[] {1}), "no type"));

        assertThat(parkedDeliveries().all()).containsExactly(new ParkedDelivery(anyDelivery(), "not JSON"));
    }

    @Test
    void returnsDeliveriesInTheOrderInWhichTheyWereReceived() {
        ParkedDelivery first = parked(deliveryReceivedAt(NOW, new DeliveryId("msg_z")));
        ParkedDelivery second = parked(deliveryReceivedAt(NOW.plusSeconds(1), new DeliveryId("msg_a")));
        parkedDeliveries().park(second);
        parkedDeliveries().park(first);

        assertThat(parkedDeliveries().all()).containsExactly(first, second);
        assertThat(parkedDeliveries().count()).isEqualTo(2);
    }

    @Test
    void deletesADelivery() {
        parkedDeliveries().park(parked(anyDelivery()));
        parkedDeliveries().park(parked(deliveryOf(OTHER_ID)));

        parkedDeliveries().delete(ID);
        parkedDeliveries().delete(new DeliveryId("msg_unknown"));

        assertThat(ids()).containsExactly(OTHER_ID);
    }

    @Test
    void erasesTheDeliveriesThatNameDeletedUsersAndNoOthers() {
        parkedDeliveries().park(parked(deliveryOf(ID, "\u0000{\"id\": \"user_ada\"")));
        parkedDeliveries().park(parked(deliveryOf(OTHER_ID, "{\"id\": \"user_grace\"")));
        parkedDeliveries().park(parked(deliveryOf(new DeliveryId("msg_third"), "{\"id\": \"user_edsger\"")));

        parkedDeliveries().erase(Set.of(ADA, EDSGER));

        assertThat(ids()).containsExactly(OTHER_ID);
    }

    @Test
    void erasesNothingIfNoDeliveryNamesADeletedUser() {
        parkedDeliveries().park(parked(anyDelivery()));

        parkedDeliveries().erase(Set.of(ADA));

        assertThat(ids()).containsExactly(ID);
    }

    @Test
    void returnsWhenTheMostRecentDeliveryWasReceived() {
        parkedDeliveries().park(parked(deliveryReceivedAt(NOW.plusSeconds(1), ID)));
        parkedDeliveries().park(parked(deliveryReceivedAt(NOW, OTHER_ID)));

        assertThat(parkedDeliveries().lastReceivedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void deletesTheOldestDeliveriesFirstAndNoneReceivedLater() {
        DeliveryId later = new DeliveryId("msg_9");
        parkedDeliveries().park(parked(deliveryReceivedAt(NOW.plusSeconds(2), new DeliveryId("msg_2"))));
        parkedDeliveries().park(parked(deliveryReceivedAt(NOW.plusSeconds(1), new DeliveryId("msg_1"))));
        parkedDeliveries().park(parked(deliveryReceivedAt(NOW.plusSeconds(9), later)));

        assertThat(parkedDeliveries().deleteReceivedBefore(NOW.plusSeconds(9), 1))
                .isOne();
        assertThat(ids()).containsExactly(new DeliveryId("msg_2"), later);
        assertThat(parkedDeliveries().deleteReceivedBefore(NOW.plusSeconds(9), 9))
                .isOne();
        assertThat(ids()).containsExactly(later);
    }

    private List<DeliveryId> ids() {
        return parkedDeliveries().all().stream()
                .map(each -> each.delivery().id())
                .toList();
    }
}
