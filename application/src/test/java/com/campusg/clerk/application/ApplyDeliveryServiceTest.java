package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
    private final List<Object> deeds = new ArrayList<>();
    private FindUser.Outcome known = new FindUser.Outcome.Unknown();

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(new SyncUser.Outcome.Registered(), new Outcome.Applied(UPDATED)),
                arguments(new SyncUser.Outcome.Linked(), new Outcome.Applied(UPDATED)),
                arguments(new SyncUser.Outcome.Updated(), new Outcome.Applied(UPDATED)),
                arguments(new SyncUser.Outcome.Stale(), new Outcome.Stale(UPDATED)));
    }

    static Stream<Arguments> removals() {
        return Stream.of(
                arguments(new RemoveUser.Outcome.Removed(), new Outcome.Applied(DELETION)),
                arguments(new RemoveUser.Outcome.RemovedBefore(), new Outcome.Stale(DELETION)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void syncsUserWhoChanged(SyncUser.Outcome sync, Outcome expected) {
        Outcome outcome =
                service(CHANGED, sync, new RemoveUser.Outcome.Removed()).apply(anyDelivery());

        assertThat(outcome).isEqualTo(expected);
        assertThat(deeds).containsExactly(SNAPSHOT);
        assertThat(deliveries.type(ID)).contains("user.updated");
    }

    @ParameterizedTest
    @MethodSource("removals")
    void removesUserWhoWasDeleted(RemoveUser.Outcome removal, Outcome expected) {
        Outcome outcome =
                service(DELETED, new SyncUser.Outcome.Stale(), removal).apply(anyDelivery());

        assertThat(outcome).isEqualTo(expected);
        assertThat(deeds).containsExactly(ADA);
        assertThat(deliveries.type(ID)).contains("user.deleted");
    }

    @Test
    void doesNothingTwice() {
        ApplyDeliveryService service = service(CHANGED);
        service.apply(anyDelivery());

        Outcome outcome = service.apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Duplicate(UPDATED));
        assertThat(deeds).hasSize(1);
    }

    @Test
    void ignoresWhatIsNotOursWithoutRecord() {
        Outcome outcome = service(new ClerkEvent.NotOurs(OTHER)).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Ignored(OTHER));
        assertThat(deeds).isEmpty();
        assertThat(deliveries.type(ID)).isEmpty();
    }

    @Test
    void ignoresAnotherInstanceWithoutRecord() {
        Envelope foreign = new Envelope("user.updated", new InstanceId("ins_other"), Instant.EPOCH);

        Outcome outcome = service(new ClerkEvent.UserChanged(foreign, SNAPSHOT)).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Ignored(foreign));
        assertThat(deeds).isEmpty();
        assertThat(deliveries.type(ID)).isEmpty();
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
        assertThat(deeds).isEmpty();
        assertThat(deliveries.type(ID)).isEmpty();
        assertThat(deliveries.find(ID)).contains(new ParkedDelivery(anyDelivery(), "not JSON"));
    }

    @Test
    void appliesParkedDeliveryOnceItMakesSense() {
        service(new ClerkEvent.Unintelligible("no type", null)).apply(anyDelivery());

        Outcome outcome = service(CHANGED).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Applied(UPDATED));
        assertThat(deliveries.find(ID)).isEmpty();
    }

    @Test
    void letsFailureThroughSoThatTheSenderTriesAgain() {
        ApplyDeliveryService service = new ApplyDeliveryService(
                payload -> CHANGED,
                instance -> true,
                deliveries,
                snapshot -> {
                    throw new IllegalStateException("no database");
                },
                clerkUserId -> new RemoveUser.Outcome.Removed(),
                clerkUserId -> known);

        assertThatIllegalStateException().isThrownBy(() -> service.apply(anyDelivery()));
    }

    private ApplyDeliveryService service(ClerkEvent event) {
        return service(event, new SyncUser.Outcome.Updated(), new RemoveUser.Outcome.Removed());
    }

    private ApplyDeliveryService service(ClerkEvent event, SyncUser.Outcome sync, RemoveUser.Outcome removal) {
        return new ApplyDeliveryService(
                payload -> event,
                OURS::equals,
                deliveries,
                snapshot -> {
                    deeds.add(snapshot);
                    return sync;
                },
                clerkUserId -> {
                    deeds.add(clerkUserId);
                    return removal;
                },
                clerkUserId -> known);
    }
}
