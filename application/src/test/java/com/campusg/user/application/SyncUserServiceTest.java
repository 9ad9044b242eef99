package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.anySnapshot;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.profileWith;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.snapshotUpdatedAt;
import static com.campusg.user.application.port.out.UserFixture.unverified;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static com.campusg.user.application.port.out.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.SyncUser.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyncUserServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final List<UserEvent> events = new ArrayList<>();
    private final SyncUserService service =
            new SyncUserService(users, new SequentialUserIds(), events::add, InstantSource.fixed(NOW));

    @Test
    void registersSomebodyNew() {
        Outcome outcome = sync(anySnapshot());

        assertThat(outcome).isEqualTo(new Outcome.Registered());
        assertThat(users.all()).containsExactly(User.registered(new UserId("1"), anySnapshot(), NOW));
        assertThat(events).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
    }

    @Test
    void registersSomebodyWithoutAddress() {
        assertThat(sync(snapshotOf(Profile.blank()))).isEqualTo(new Outcome.Registered());
    }

    @Test
    void updatesUserToNewerState() {
        sync(snapshotUpdatedAt(NOW.minusSeconds(60)));
        Snapshot newer = snapshotOf(profileNamed("Augusta"));

        Outcome outcome = sync(newer);

        assertThat(outcome).isEqualTo(new Outcome.Updated());
        User before = User.registered(new UserId("1"), snapshotUpdatedAt(NOW.minusSeconds(60)), NOW);
        assertThat(users.all())
                .map(user -> (User.Sync) new User.Sync.Changed(user))
                .containsExactly(before.sync(newer, NOW));
        assertThat(events).containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Changed(ADA, 2, NOW));
    }

    @Test
    void ignoresOlderState() {
        sync(anySnapshot());

        Outcome outcome = sync(snapshotUpdatedAt(NOW.minusSeconds(60)));

        assertThat(outcome).isEqualTo(new Outcome.Stale());
        assertThat(users.all()).containsExactly(User.registered(new UserId("1"), anySnapshot(), NOW));
        assertThat(events).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
    }

    @Test
    void remembersLaterWordOnSameState() {
        Profile profile = profileNamed("Ada");
        sync(new Snapshot(ADA, profile, new Revision(NOW, NOW)));
        Snapshot confirmation = new Snapshot(ADA, profile, new Revision(NOW, NOW.plusSeconds(2)));

        Outcome outcome = sync(confirmation);

        assertThat(outcome).isEqualTo(new Outcome.Stale());
        assertThat(sync(new Snapshot(ADA, profileNamed("Augusta"), new Revision(NOW, NOW.plusSeconds(1)))))
                .isEqualTo(new Outcome.Stale());
        assertThat(users.all()).containsExactly(User.registered(new UserId("1"), confirmation, NOW));
        assertThat(events).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
    }

    @Test
    void doesNotBringTheDeletedBack() {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        User tombstone = User.neverMet(OTHER_ID, ADA, NOW.minusSeconds(600));
        users.add(tombstone);
        users.endTransaction();

        Outcome outcome = sync(anySnapshot());

        assertThat(outcome).isEqualTo(new Outcome.Stale());
        assertThat(users.all()).containsExactly(tombstone);
        assertThat(events).isEmpty();
    }

    @Test
    void linksUserFromBeforeClerkByVerifiedAddress() {
        User fromBefore = userFromBeforeClerk("Ada@Campus.edu");
        users.add(fromBefore);

        Outcome outcome = sync(anySnapshot());

        assertThat(outcome).isEqualTo(new Outcome.Linked());
        assertThat(users.all()).containsExactly(fromBefore.linked(anySnapshot(), NOW));
        assertThat(events).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
    }

    @Test
    void registersBesideUserFromBeforeClerkIfTheAddressIsNotProven() {
        User fromBefore = userFromBeforeClerk(ADDRESS);
        users.add(fromBefore);
        Snapshot unproven = snapshotOf(profileWith(unverified(ADDRESS)));

        Outcome outcome = sync(unproven);

        assertThat(outcome).isEqualTo(new Outcome.Registered());
        assertThat(users.all()).containsExactly(fromBefore, User.registered(new UserId("1"), unproven, NOW));
    }

    @Test
    void linksUserFromBeforeClerkOnlyOnce() {
        users.add(userFromBeforeClerk(ADDRESS));
        sync(snapshotOf(ADA, profileWith(verified(ADDRESS))));

        Outcome outcome = sync(snapshotOf(GRACE, profileWith(verified(ADDRESS))));

        assertThat(outcome).isEqualTo(new Outcome.Registered());
        assertThat(users.all()).hasSize(2);
    }

    @Test
    void doesNotLinkUserWhoIsKnownByClerkId() {
        sync(snapshotUpdatedAt(NOW.minusSeconds(60)));
        User fromBefore = userFromBeforeClerk(ADDRESS);
        users.add(fromBefore);

        Outcome outcome = sync(snapshotOf(profileWith(verified(ADDRESS))));

        assertThat(outcome).isEqualTo(new Outcome.Updated());
        assertThat(users.all()).contains(fromBefore);
    }

    @Test
    void letsAnAddressMoveBeforeItsFormerOwnerIsHeardOf() {
        sync(snapshotOf(ADA, profileWith(verified(ADDRESS))));

        Outcome outcome = sync(snapshotOf(GRACE, profileWith(verified(ADDRESS))));

        assertThat(outcome).isEqualTo(new Outcome.Registered());
        assertThat(users.all()).hasSize(2);
    }

    private Outcome sync(Snapshot snapshot) {
        try {
            return service.sync(snapshot);
        } finally {
            users.endTransaction();
        }
    }
}
