package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.clerk.application.port.out.ParkedDelivery;
import com.campusg.clerk.domain.ClerkEvent;
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
    private static final ClerkEvent CHANGED = new ClerkEvent.UserChanged("user.updated", SNAPSHOT);
    private static final ClerkEvent DELETED = new ClerkEvent.UserDeleted("user.deleted", ADA);

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final List<Object> deeds = new ArrayList<>();

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments(new SyncUser.Outcome.Registered(), new Outcome.Applied()),
                arguments(new SyncUser.Outcome.Linked(), new Outcome.Applied()),
                arguments(new SyncUser.Outcome.Updated(), new Outcome.Applied()),
                arguments(new SyncUser.Outcome.Stale(), new Outcome.Stale()));
    }

    static Stream<Arguments> removals() {
        return Stream.of(
                arguments(new RemoveUser.Outcome.Removed(), new Outcome.Applied()),
                arguments(new RemoveUser.Outcome.RemovedBefore(), new Outcome.Stale()));
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

        assertThat(outcome).isEqualTo(new Outcome.Duplicate());
        assertThat(deeds).hasSize(1);
    }

    @Test
    void ignoresWhatIsNotOursWithoutRecord() {
        Outcome outcome = service(new ClerkEvent.NotOurs()).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Ignored());
        assertThat(deeds).isEmpty();
        assertThat(deliveries.type(ID)).isEmpty();
    }

    @Test
    void parksWhatMakesNoSense() {
        Outcome outcome = service(new ClerkEvent.Unintelligible("not JSON")).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Parked());
        assertThat(deeds).isEmpty();
        assertThat(deliveries.type(ID)).isEmpty();
        assertThat(deliveries.parked(ID)).contains(new ParkedDelivery(anyDelivery(), "not JSON"));
    }

    @Test
    void appliesParkedDeliveryOnceItMakesSense() {
        service(new ClerkEvent.Unintelligible("no type")).apply(anyDelivery());

        Outcome outcome = service(CHANGED).apply(anyDelivery());

        assertThat(outcome).isEqualTo(new Outcome.Applied());
        assertThat(deliveries.parked(ID)).isEmpty();
    }

    @Test
    void letsFailureThroughSoThatTheSenderTriesAgain() {
        ApplyDeliveryService service = new ApplyDeliveryService(
                payload -> CHANGED,
                deliveries,
                snapshot -> {
                    throw new IllegalStateException("no database");
                },
                clerkUserId -> new RemoveUser.Outcome.Removed());

        assertThatIllegalStateException().isThrownBy(() -> service.apply(anyDelivery()));
    }

    private ApplyDeliveryService service(ClerkEvent event) {
        return service(event, new SyncUser.Outcome.Updated(), new RemoveUser.Outcome.Removed());
    }

    private ApplyDeliveryService service(ClerkEvent event, SyncUser.Outcome sync, RemoveUser.Outcome removal) {
        return new ApplyDeliveryService(
                payload -> event,
                deliveries,
                snapshot -> {
                    deeds.add(snapshot);
                    return sync;
                },
                clerkUserId -> {
                    deeds.add(clerkUserId);
                    return removal;
                });
    }
}
