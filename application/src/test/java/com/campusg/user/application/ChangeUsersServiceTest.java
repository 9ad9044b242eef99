package com.campusg.user.application;

import static com.campusg.user.application.port.in.ChangeUsers.Result.DELETED;
import static com.campusg.user.application.port.in.ChangeUsers.Result.LINKED;
import static com.campusg.user.application.port.in.ChangeUsers.Result.REGISTERED;
import static com.campusg.user.application.port.in.ChangeUsers.Result.UNCHANGED;
import static com.campusg.user.application.port.in.ChangeUsers.Result.UPDATED;
import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.anySnapshot;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.profileWith;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.snapshotUpdatedAt;
import static com.campusg.user.application.port.out.UserFixture.unverified;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static com.campusg.user.application.port.out.UserFixture.userWith;
import static com.campusg.user.application.port.out.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.user.application.port.in.ChangeUsers.Result;
import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChangeUsersServiceTest {

    private static final Snapshot OLDER = snapshotUpdatedAt(NOW.minusSeconds(60));
    private static final Snapshot NEWER = anySnapshot();
    private static final Snapshot OF_GRACE = snapshotOf(GRACE, profileNamed("Grace"));
    private static final UserId FIRST_ID = new UserId("1");
    private static final UserId SECOND_ID = new UserId("2");

    private final InMemoryUsers users = new InMemoryUsers();
    private final SequentialUserIds userIds = new SequentialUserIds();
    private final InMemoryUserEventOutbox outbox = new InMemoryUserEventOutbox();
    private final List<Set<ClerkUserId>> erased = new ArrayList<>();

    @Nested
    class UpdatesAUser {

        @Test
        void registersNewUser() {
            assertThat(change(updated(anySnapshot()))).containsExactly(REGISTERED);

            assertThat(users.all()).containsExactly(User.registered(FIRST_ID, anySnapshot(), NOW));
            assertThat(outbox.events()).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
        }

        @Test
        void registersNewUserWithoutAddress() {
            assertThat(change(updated(snapshotOf(Profile.blank())))).containsExactly(REGISTERED);
        }

        @Test
        void updatesUserToNewerState() {
            change(updated(OLDER));
            Snapshot newer = snapshotOf(profileNamed("Augusta"));

            assertThat(change(updated(newer))).containsExactly(UPDATED);

            User before = User.registered(FIRST_ID, OLDER, NOW);
            assertThat(users.all())
                    .map(user -> (User.Update) new User.Update.Changed(user))
                    .containsExactly(before.update(newer, NOW));
            assertThat(outbox.events())
                    .containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Changed(ADA, 2, NOW));
        }

        @Test
        void ignoresOlderState() {
            change(updated(NEWER));

            assertThat(change(updated(OLDER))).containsExactly(UNCHANGED);

            assertThat(users.all()).containsExactly(User.registered(FIRST_ID, NEWER, NOW));
            assertThat(outbox.events()).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
        }

        @Test
        void storesTheRevisionOfTheSameStateThatIsSentLaterWithoutAnEvent() {
            Profile profile = profileNamed("Ada");
            Snapshot sentLater = new Snapshot(ADA, profile, new Revision(NOW, NOW.plusSeconds(2)));
            change(updated(new Snapshot(ADA, profile, new Revision(NOW, NOW))));

            assertThat(change(updated(sentLater))).containsExactly(UNCHANGED);

            assertThat(change(
                            updated(new Snapshot(ADA, profileNamed("Augusta"), new Revision(NOW, NOW.plusSeconds(1))))))
                    .containsExactly(UNCHANGED);
            assertThat(users.all()).containsExactly(User.registered(FIRST_ID, sentLater, NOW));
            assertThat(outbox.events()).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
        }

        @Test
        void doesNotRestoreDeletedUser() {
            User tombstone = User.tombstoneOf(OTHER_ID, ADA, NOW.minusSeconds(600));
            users.given(tombstone);

            assertThat(change(updated(anySnapshot()))).containsExactly(UNCHANGED);

            assertThat(users.all()).containsExactly(tombstone);
            assertThat(outbox.events()).isEmpty();
        }

        @Test
        void registersUserWithTheAddressOfAnotherUserWhoseChangeHasNotArrived() {
            change(updated(snapshotOf(ADA, profileWith(verified(ADDRESS)))));

            assertThat(change(updated(snapshotOf(GRACE, profileWith(verified(ADDRESS))))))
                    .containsExactly(REGISTERED);

            assertThat(users.all()).hasSize(2);
        }
    }

    @Nested
    class LinksAUserFromBeforeClerk {

        @Test
        void linksByVerifiedAddress() {
            User fromBeforeClerk = userFromBeforeClerk("Ada@Campus.edu");
            users.given(fromBeforeClerk);

            assertThat(change(updated(anySnapshot()))).containsExactly(LINKED);

            assertThat(users.all()).containsExactly(fromBeforeClerk.linked(anySnapshot(), NOW));
            assertThat(outbox.events()).containsExactly(new UserEvent.Registered(ADA, 1, NOW));
        }

        @Test
        void registersNewUserIfTheAddressIsNotVerified() {
            User fromBeforeClerk = userFromBeforeClerk(ADDRESS);
            users.given(fromBeforeClerk);
            Snapshot unverifiedSnapshot = snapshotOf(profileWith(unverified(ADDRESS)));

            assertThat(change(updated(unverifiedSnapshot))).containsExactly(REGISTERED);

            assertThat(users.all())
                    .containsExactly(fromBeforeClerk, User.registered(FIRST_ID, unverifiedSnapshot, NOW));
        }

        @Test
        void linksOnce() {
            users.given(userFromBeforeClerk(ADDRESS));
            change(updated(snapshotOf(ADA, profileWith(verified(ADDRESS)))));

            assertThat(change(updated(snapshotOf(GRACE, profileWith(verified(ADDRESS))))))
                    .containsExactly(REGISTERED);

            assertThat(users.all()).hasSize(2);
        }

        @Test
        void linksToTheFirstOfTwoUsersOfABatchWithTheSameAddress() {
            users.given(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW));

            assertThat(change(updated(NEWER), updated(OF_GRACE))).containsExactly(LINKED, REGISTERED);

            assertThat(users.find(ADA)).map(User::id).contains(OTHER_ID);
            assertThat(users.find(GRACE)).map(User::id).contains(FIRST_ID);
        }

        @Test
        void linksOneUserToEachOfTwoUsersOfABatchWithTheSameAddress() {
            users.given(userFromBeforeClerk(ID, ADDRESS, NOW.minusSeconds(2)));
            users.given(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW.minusSeconds(1)));

            assertThat(change(updated(NEWER), updated(OF_GRACE))).containsExactly(LINKED, LINKED);

            assertThat(users.find(ADA)).map(User::id).contains(ID);
            assertThat(users.find(GRACE)).map(User::id).contains(OTHER_ID);
        }

        @Test
        void linksNoUserThatIsKnownByClerkId() {
            change(updated(OLDER));
            User fromBeforeClerk = userFromBeforeClerk(ADDRESS);
            users.given(fromBeforeClerk);

            assertThat(change(updated(snapshotOf(profileWith(verified(ADDRESS))))))
                    .containsExactly(UPDATED);

            assertThat(users.all()).contains(fromBeforeClerk);
        }

        @Test
        void updatesAndDeletesLinkedUserInTheSameBatch() {
            users.given(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW));

            assertThat(change(updated(OLDER), updated(NEWER), deleted(ADA))).containsExactly(LINKED, UPDATED, DELETED);

            assertThat(users.all())
                    .singleElement()
                    .returns(OTHER_ID, User::id)
                    .returns(true, User::isDeleted)
                    .returns(3L, User::version);
        }
    }

    @Nested
    class DeletesAUser {

        private static final Instant LATER = NOW.plusSeconds(60);

        @Test
        void replacesUserByTombstone() {
            users.given(anyUser());

            assertThat(changeAt(LATER, deleted(ADA))).containsExactly(DELETED);

            assertThat(users.all()).containsExactly(anyUser().deleted(LATER));
            assertThat(outbox.events()).containsExactly(new UserEvent.Erased(ADA, 2, LATER));
        }

        @Test
        void addsTombstoneOfUnknownUser() {
            assertThat(changeAt(LATER, deleted(ADA))).containsExactly(DELETED);

            assertThat(users.all()).containsExactly(User.tombstoneOf(FIRST_ID, ADA, LATER));
            assertThat(outbox.events()).containsExactly(new UserEvent.Erased(ADA, 1, LATER));
        }

        @Test
        void keepsTombstoneAsItIs() {
            User tombstone = User.tombstoneOf(ID, ADA, NOW);
            users.given(tombstone);

            assertThat(changeAt(LATER, deleted(ADA))).containsExactly(UNCHANGED);

            assertThat(users.all()).containsExactly(tombstone);
            assertThat(outbox.events()).isEmpty();
        }

        @Test
        void erasesWhatOtherFeaturesKeepOncePerBatch() {
            users.given(anyUser());

            assertThat(change(deleted(ADA), updated(OF_GRACE), deleted(GRACE), deleted(ADA)))
                    .containsExactly(DELETED, REGISTERED, DELETED, UNCHANGED);

            assertThat(erased).containsExactly(Set.of(ADA, GRACE), Set.of(ADA, GRACE));
        }

        @Test
        void erasesNothingIfNoUserIsDeleted() {
            users.given(User.tombstoneOf(OTHER_ID, GRACE, NOW));

            change(updated(NEWER), deleted(GRACE));

            assertThat(erased).isEmpty();
        }

        @Test
        void failsIfAnErasureFails() {
            users.given(anyUser());
            ChangeUsersService service = service(NOW, List.of(deleted -> {
                throw new IllegalStateException("The database is unavailable");
            }));

            assertThatIllegalStateException().isThrownBy(() -> service.change(List.of(deleted(ADA))));
        }
    }

    @Nested
    class AppliesABatch {

        @Test
        void changesSeveralUsers() {
            assertThat(change(updated(NEWER), updated(OF_GRACE))).containsExactly(REGISTERED, REGISTERED);

            assertThat(users.all())
                    .containsExactly(User.registered(FIRST_ID, NEWER, NOW), User.registered(SECOND_ID, OF_GRACE, NOW));
            assertThat(outbox.events())
                    .containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Registered(GRACE, 1, NOW));
        }

        @Test
        void returnsTheResultsInTheOrderOfTheChanges() {
            users.given(User.tombstoneOf(OTHER_ID, GRACE, NOW));
            users.given(userWith(OLDER));

            assertThat(change(
                            updated(OF_GRACE),
                            updated(NEWER),
                            updated(OLDER),
                            updated(snapshotOf(new ClerkUserId("user_new"), Profile.blank())),
                            deleted(ADA)))
                    .containsExactly(UNCHANGED, UPDATED, UNCHANGED, REGISTERED, DELETED);
        }

        @Test
        void changesOneUserSeveralTimesAndKeepsTheNewestState() {
            assertThat(change(updated(OLDER), updated(NEWER), updated(OLDER)))
                    .containsExactly(REGISTERED, UPDATED, UNCHANGED);

            assertThat(users.find(ADA))
                    .map(User::identity)
                    .hasValueSatisfying(
                            identity -> assertThat(identity.revision()).isEqualTo(NEWER.revision()));
            assertThat(outbox.events())
                    .containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Changed(ADA, 2, NOW));
        }

        @Test
        void changesExistingUserSeveralTimes() {
            change(updated(OLDER));

            assertThat(change(updated(NEWER), deleted(ADA))).containsExactly(UPDATED, DELETED);

            assertThat(users.all())
                    .singleElement()
                    .returns(true, User::isDeleted)
                    .returns(3L, User::version);
        }

        @Test
        void doesNotRestoreUserThatTheBatchDeletes() {
            assertThat(change(deleted(ADA), updated(NEWER), deleted(ADA)))
                    .containsExactly(DELETED, UNCHANGED, UNCHANGED);

            assertThat(users.all()).containsExactly(User.tombstoneOf(FIRST_ID, ADA, NOW));
        }

        @Test
        void addsEventsInTheOrderOfTheChanges() {
            users.given(userWith(OLDER));

            change(updated(OF_GRACE), updated(NEWER), deleted(GRACE), deleted(ADA));

            assertThat(outbox.events())
                    .containsExactly(
                            new UserEvent.Registered(GRACE, 1, NOW),
                            new UserEvent.Changed(ADA, 2, NOW),
                            new UserEvent.Erased(GRACE, 2, NOW),
                            new UserEvent.Erased(ADA, 3, NOW));
        }

        @Test
        void locksAllUsersWithOneCall() {
            change(updated(NEWER), updated(OF_GRACE), deleted(ADA));

            assertThat(users.lockCalls()).containsExactly(Set.of(ADA, GRACE));
        }

        @Test
        void acceptsEmptyBatch() {
            assertThat(change()).isEmpty();

            assertThat(users.all()).isEmpty();
            assertThat(users.lockCalls()).isEmpty();
            assertThat(erased).isEmpty();
        }
    }

    private List<Result> change(UserChange... changes) {
        return changeAt(NOW, changes);
    }

    /** Applies the changes with two erasures, in one transaction. */
    private List<Result> changeAt(Instant now, UserChange... changes) {
        List<Result> results = service(now, List.of(erased::add, erased::add)).change(Arrays.asList(changes));
        users.endTransaction();
        return results;
    }

    private ChangeUsersService service(Instant now, List<UserErasure> erasures) {
        return new ChangeUsersService(users, userIds, outbox, erasures, InstantSource.fixed(now));
    }

    private static UserChange updated(Snapshot snapshot) {
        return new UserChange.Updated(snapshot);
    }

    private static UserChange deleted(ClerkUserId clerkUserId) {
        return new UserChange.Deleted(clerkUserId);
    }
}
