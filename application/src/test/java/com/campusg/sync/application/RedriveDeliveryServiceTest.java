package com.campusg.sync.application;

import static com.campusg.sync.application.UserFeatureFixture.snapshot;
import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.NOW;
import static com.campusg.sync.application.port.out.DeliveryFixture.parked;
import static com.campusg.sync.domain.DeliveryResult.APPLIED;
import static com.campusg.sync.domain.DeliveryResult.DUPLICATE;
import static com.campusg.sync.domain.DeliveryResult.IGNORED;
import static com.campusg.sync.domain.DeliveryResult.PARKED;
import static com.campusg.sync.domain.DeliveryResult.STALE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedriveDeliveryServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Snapshot SNAPSHOT = snapshot("user_ada", "Ada", NOW);

    private final DeliveriesFixture deliveries = new DeliveriesFixture();

    @Test
    void appliesParkedDeliveryAndEndsTheParking() {
        park(deliveries.updated(ID, SNAPSHOT));

        assertThat(redrive()).contains(APPLIED);

        assertThat(deliveries.userFeature.firstName("user_ada")).isEqualTo("Ada");
        assertThat(deliveries.parkedDeliveries.count()).isZero();
    }

    @Test
    void endsTheParkingOfStaleDelivery() {
        deliveries.userFeature.update(SNAPSHOT);
        park(deliveries.updated(ID, SNAPSHOT));

        assertThat(redrive()).contains(STALE);

        assertThat(deliveries.parkedDeliveries.count()).isZero();
    }

    @Test
    void endsTheParkingOfDuplicate() {
        deliveries.inbox.record(List.of(new DeliveryInbox.Entry(ID, "user.updated", NOW)));
        park(deliveries.updated(ID, SNAPSHOT));

        assertThat(redrive()).contains(DUPLICATE);

        assertThat(deliveries.userFeature.users.all()).isEmpty();
        assertThat(deliveries.parkedDeliveries.count()).isZero();
    }

    @Test
    void endsTheParkingOfUnreadableDeliveryAboutDeletedUser() {
        deliveries.userFeature.delete(ADA);
        park(deliveries.unreadable(ID, ADA));

        assertThat(redrive()).contains(STALE);

        assertThat(deliveries.parkedDeliveries.count()).isZero();
    }

    @Test
    void keepsDeliveryParkedThatIsStillUnreadable() {
        park(deliveries.unreadable(ID, ADA));

        assertThat(redrive()).contains(PARKED);

        assertThat(deliveries.parkedDeliveries.count()).isOne();
    }

    @Test
    void keepsDeliveryParkedThatIsIgnored() {
        park(deliveries.updated(ID, new Envelope("user.updated", DeliveriesFixture.OTHER_INSTANCE, NOW), SNAPSHOT));

        assertThat(redrive()).contains(IGNORED);

        assertThat(deliveries.parkedDeliveries.count()).isOne();
    }

    @Test
    void returnsNothingIfTheDeliveryIsNotParked() {
        deliveries.updated(ID, SNAPSHOT);

        assertThat(redrive()).isEmpty();

        assertThat(deliveries.userFeature.users.all()).isEmpty();
    }

    @Test
    void keepsDeliveryParkedIfApplyingItFails() {
        park(deliveries.updated(ID, SNAPSHOT));
        RedriveDeliveryService service = new RedriveDeliveryService(deliveries.parkedDeliveries, batch -> {
            throw new IllegalStateException("The database is unavailable");
        });

        assertThatIllegalStateException().isThrownBy(() -> service.redrive(ID, false));

        assertThat(deliveries.parkedDeliveries.count()).isOne();
    }

    /** The caller rolls the transaction back. */
    @Test
    void reportsTheResultOfADryRun() {
        park(deliveries.updated(ID, SNAPSHOT));

        assertThat(service().redrive(ID, true)).map(ProcessedDelivery::result).contains(APPLIED);
    }

    private void park(Delivery delivery) {
        deliveries.parkedDeliveries.park(parked(delivery));
    }

    private Optional<DeliveryResult> redrive() {
        return service().redrive(ID, false).map(ProcessedDelivery::result);
    }

    private RedriveDeliveryService service() {
        return new RedriveDeliveryService(deliveries.parkedDeliveries, deliveries.service());
    }
}
