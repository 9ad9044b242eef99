package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.DeliveredChange;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyDeliveryServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final Snapshot SNAPSHOT =
            new Snapshot(ADA, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH));
    private static final InstanceId OURS = new InstanceId("ins_ours");
    private static final Envelope UPDATED = new Envelope("user.updated", OURS, Instant.EPOCH);
    private static final Envelope DELETION = new Envelope("user.deleted", null, null);
    private static final Envelope OTHER = new Envelope("session.created", OURS, Instant.EPOCH);
    private static final ClerkEvent CHANGED = new ClerkEvent.UserChanged(UPDATED, SNAPSHOT);
    private static final ClerkEvent DELETED = new ClerkEvent.UserDeleted(DELETION, ADA);

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final List<DeliveredChange> handedOn = new ArrayList<>();
    private FindUser.Outcome known = new FindUser.Outcome.Unknown();

    @Test
    void handsOnThatAUserChanged() {
        Outcome outcome = service(CHANGED).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Applied(UPDATED));
        assertThat(handedOn)
                .containsExactly(new DeliveredChange(anyDelivery(), UPDATED, new UserChange.Shown(SNAPSHOT)));
    }

    @Test
    void handsOnThatAUserWasDeleted() {
        Outcome outcome = service(DELETED).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Applied(DELETION));
        assertThat(handedOn).containsExactly(new DeliveredChange(anyDelivery(), DELETION, new UserChange.Deleted(ADA)));
    }

    @Test
    void ignoresWhatIsNotOurs() {
        Outcome outcome = service(new ClerkEvent.NotOurs(OTHER)).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Ignored(OTHER));
        assertThat(handedOn).isEmpty();
    }

    @Test
    void ignoresAnotherInstance() {
        Envelope foreign = new Envelope("user.updated", new InstanceId("ins_other"), Instant.EPOCH);

        Outcome outcome = service(new ClerkEvent.UserChanged(foreign, SNAPSHOT)).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Ignored(foreign));
        assertThat(handedOn).isEmpty();
    }

    @Test
    void takesWhatNamesNoInstanceForOurs() {
        Envelope unnamed = new Envelope("user.updated", null, Instant.EPOCH);

        Outcome outcome = service(new ClerkEvent.UserChanged(unnamed, SNAPSHOT)).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Applied(unnamed));
    }

    @Test
    void keepsNothingAboutSomebodyWhoIsDeleted() {
        known = new FindUser.Outcome.Deleted();

        Outcome outcome = service(new ClerkEvent.Unintelligible("no data.updated_at", ADA))
                .apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Pointless());
        assertThat(deliveries.count()).isZero();
    }

    @Test
    void parksWhatMakesNoSense() {
        Outcome outcome =
                service(new ClerkEvent.Unintelligible("not JSON", null)).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Parked("not JSON"));
        assertThat(handedOn).isEmpty();
        assertThat(deliveries.find(ID)).contains(new ParkedDelivery(anyDelivery(), "not JSON"));
    }

    @Test
    void letsFailureThroughSoThatTheSenderTriesAgain() {
        ApplyDeliveryService service = new ApplyDeliveryService(
                payload -> CHANGED,
                OURS::equals,
                change -> {
                    throw new IllegalStateException("no database");
                },
                deliveries,
                clerkUserId -> known);

        assertThatIllegalStateException().isThrownBy(() -> service.apply(anyDelivery()));
    }

    private ApplyDeliveryService service(ClerkEvent event) {
        return new ApplyDeliveryService(
                payload -> event,
                OURS::equals,
                change -> {
                    handedOn.add(change);
                    return new Outcome.Applied(change.envelope());
                },
                deliveries,
                clerkUserId -> known);
    }
}
