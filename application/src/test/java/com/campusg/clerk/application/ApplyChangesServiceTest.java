package com.campusg.clerk.application;

import static com.campusg.clerk.application.port.out.DeliveryFixture.ID;
import static com.campusg.clerk.application.port.out.DeliveryFixture.anyDelivery;
import static com.campusg.clerk.application.port.out.DeliveryFixture.deliveryOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.in.ApplyDelivery.Outcome;
import com.campusg.clerk.application.port.out.InMemoryDeliveries;
import com.campusg.clerk.domain.DeliveredChange;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Envelope;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplyChangesServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId GRACE = new ClerkUserId("user_grace");
    private static final Envelope CREATED = new Envelope("user.created", null, null);
    private static final Envelope UPDATED = new Envelope("user.updated", null, null);
    private static final Envelope DELETION = new Envelope("user.deleted", null, null);
    private static final DeliveryId OTHER_ID = new DeliveryId("msg_other");

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final List<UserChange> done = new ArrayList<>();
    private final ApplyChangesService service = new ApplyChangesService(deliveries, deliveries, this::change);

    /** Whatever comes second of a user is no news. */
    private List<ChangeUsers.Outcome> change(List<UserChange> changes) {
        return changes.stream()
                .map(change -> {
                    boolean known = done.stream()
                            .anyMatch(before -> before.clerkUserId().equals(change.clerkUserId()));
                    done.add(change);
                    return known ? ChangeUsers.Outcome.STALE : ChangeUsers.Outcome.DONE;
                })
                .toList();
    }

    @Test
    void recordsWhatItDoes() {
        List<Outcome> outcomes = service.apply(List.of(shown(ID, UPDATED, ADA)));

        assertThat(outcomes).containsExactly(new Outcome.Applied(UPDATED));
        assertThat(done).containsExactly(shownOf(ADA));
        assertThat(deliveries.type(ID)).contains("user.updated");
    }

    @Test
    void doesNothingTwice() {
        service.apply(List.of(shown(ID, UPDATED, ADA)));

        List<Outcome> outcomes = service.apply(List.of(shown(ID, UPDATED, ADA)));

        assertThat(outcomes).containsExactly(new Outcome.Duplicate(UPDATED));
        assertThat(done).hasSize(1);
    }

    @Test
    void tellsOfEachWhatBecameOfItInTheOrderInWhichTheyCame() {
        service.apply(List.of(shown(new DeliveryId("msg_before"), CREATED, GRACE)));

        List<Outcome> outcomes = service.apply(List.of(
                shown(new DeliveryId("msg_z"), UPDATED, GRACE),
                shown(new DeliveryId("msg_before"), CREATED, GRACE),
                shown(new DeliveryId("msg_a"), CREATED, ADA)));

        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Stale(UPDATED), new Outcome.Duplicate(CREATED), new Outcome.Applied(CREATED));
    }

    @Test
    void doesOnceWhatCameTwiceAtTheSameTime() {
        List<Outcome> outcomes = service.apply(
                List.of(shown(ID, UPDATED, ADA), shown(OTHER_ID, CREATED, GRACE), shown(ID, UPDATED, ADA)));

        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Applied(UPDATED), new Outcome.Applied(CREATED), new Outcome.Duplicate(UPDATED));
        assertThat(done).containsExactly(shownOf(ADA), shownOf(GRACE));
    }

    @Test
    void keepsNothingParkedAboutTheDeleted() {
        deliveries.park(deliveryOf(OTHER_ID, "{\"id\":\"user_ada\"".getBytes(UTF_8)), "not JSON");

        List<Outcome> outcomes =
                service.apply(List.of(new DeliveredChange(anyDelivery(), DELETION, new UserChange.Deleted(ADA))));

        assertThat(outcomes).containsExactly(new Outcome.Applied(DELETION));
        assertThat(deliveries.count()).isZero();
    }

    @Test
    void noLongerParksWhatItDoes() {
        deliveries.park(anyDelivery(), "no type");

        service.apply(List.of(shown(ID, UPDATED, ADA)));

        assertThat(deliveries.find(ID)).isEmpty();
    }

    private static DeliveredChange shown(DeliveryId id, Envelope envelope, ClerkUserId who) {
        return new DeliveredChange(deliveryOf(id), envelope, shownOf(who));
    }

    private static UserChange shownOf(ClerkUserId who) {
        return new UserChange.Shown(new Snapshot(who, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH)));
    }
}
