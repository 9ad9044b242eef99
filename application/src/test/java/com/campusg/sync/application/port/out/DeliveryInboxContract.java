package com.campusg.sync.application.port.out;

import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.NOW;
import static com.campusg.sync.application.port.out.DeliveryFixture.OTHER_ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.sync.application.port.out.DeliveryFixture.deliveryOf;
import static com.campusg.sync.application.port.out.DeliveryFixture.parked;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.out.DeliveryInbox.Entry;
import com.campusg.sync.domain.DeliveryId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link DeliveryInbox}, except for concurrency. Each test is one transaction. */
public abstract class DeliveryInboxContract {

    private static final String TYPE = "user.created";

    protected abstract DeliveryInbox inbox();

    /** The parked deliveries that belong to the inbox. */
    protected abstract ParkedDeliveries parkedDeliveries();

    @Test
    void recordsNewDelivery() {
        assertThat(inbox().record(List.of(entry(ID))).added()).containsExactly(ID);
    }

    @Test
    void recognizesDuplicateByItsIdAlone() {
        inbox().record(List.of(entry(ID)));

        assertThat(inbox().record(List.of(entry(ID))).added()).isEmpty();
        assertThat(inbox().record(List.of(new Entry(ID, "user.deleted", NOW.plusSeconds(9))))
                        .added())
                .isEmpty();
    }

    @Test
    void distinguishesIdsThatDifferInCaseOnly() {
        DeliveryId upperCase = new DeliveryId("msg_A");
        inbox().record(List.of(entry(new DeliveryId("msg_a"))));

        assertThat(inbox().record(List.of(entry(upperCase))).added()).containsExactly(upperCase);
    }

    @Test
    void recordsIdOfMaximumLengthWithSpecialCharacters() {
        DeliveryId special = new DeliveryId("'\"\\%;!~$".repeat(32));

        assertThat(inbox().record(List.of(entry(special))).added()).containsExactly(special);
        assertThat(inbox().record(List.of(entry(special))).added()).isEmpty();
    }

    @Test
    void recordsSeveralDeliveriesAndReturnsTheNewOnes() {
        DeliveryId recorded = new DeliveryId("msg_m");
        DeliveryId parked = new DeliveryId("msg_a");
        DeliveryId other = new DeliveryId("msg_z");
        inbox().record(List.of(entry(recorded)));
        parkedDeliveries().park(parked(deliveryOf(parked)));

        assertThat(inbox().record(List.of(entry(other), entry(recorded), entry(parked), entry(other)))
                        .added())
                .containsExactlyInAnyOrder(other, parked);

        assertThat(inbox().record(List.of(entry(other))).added()).isEmpty();
        assertThat(inbox().record(List.of()).added()).isEmpty();
    }

    @Test
    void returnsWhichDeliveriesAreParkedAndKeepsThem() {
        inbox().record(List.of(entry(ID)));
        parkedDeliveries().park(parked(anyDelivery()));
        parkedDeliveries().park(parked(deliveryOf(OTHER_ID)));

        assertThat(inbox().record(List.of(entry(ID), entry(new DeliveryId("msg_new"))))
                        .parked())
                .containsExactly(ID);

        assertThat(parkedDeliveries().count()).isEqualTo(2);
    }

    @Test
    void returnsWhenTheMostRecentDeliveryWasReceived() {
        assertThat(inbox().lastReceivedAt()).isEmpty();
        inbox().record(List.of(entry(ID, NOW.plusSeconds(1)), entry(OTHER_ID, NOW)));

        assertThat(inbox().lastReceivedAt()).contains(NOW.plusSeconds(1));
    }

    @Test
    void deletesTheOldestRecordsFirstAndNoneReceivedLater() {
        DeliveryId oldest = new DeliveryId("msg_1");
        DeliveryId second = new DeliveryId("msg_2");
        DeliveryId later = new DeliveryId("msg_9");
        inbox().record(List.of(
                entry(second, NOW.plusSeconds(2)),
                entry(oldest, NOW.plusSeconds(1)),
                entry(later, NOW.plusSeconds(9))));

        assertThat(inbox().deleteReceivedBefore(NOW.plusSeconds(9), 1)).isOne();
        assertThat(inbox().record(List.of(entry(oldest, NOW), entry(second, NOW)))
                        .added())
                .containsExactly(oldest);
        assertThat(inbox().deleteReceivedBefore(NOW.plusSeconds(9), 9)).isEqualTo(2);
        assertThat(inbox().record(List.of(entry(oldest, NOW), entry(second, NOW), entry(later, NOW)))
                        .added())
                .containsExactlyInAnyOrder(oldest, second);
    }

    private static Entry entry(DeliveryId id) {
        return entry(id, NOW);
    }

    private static Entry entry(DeliveryId id, Instant receivedAt) {
        return new Entry(id, TYPE, receivedAt);
    }
}
