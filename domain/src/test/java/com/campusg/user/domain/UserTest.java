package com.campusg.user.domain;

import static com.campusg.user.domain.UserFixture.ADA;
import static com.campusg.user.domain.UserFixture.ADDRESS;
import static com.campusg.user.domain.UserFixture.ID;
import static com.campusg.user.domain.UserFixture.LATER;
import static com.campusg.user.domain.UserFixture.NOW;
import static com.campusg.user.domain.UserFixture.anySnapshot;
import static com.campusg.user.domain.UserFixture.anyUser;
import static com.campusg.user.domain.UserFixture.profileNamed;
import static com.campusg.user.domain.UserFixture.profileWith;
import static com.campusg.user.domain.UserFixture.ratedUser;
import static com.campusg.user.domain.UserFixture.snapshotOf;
import static com.campusg.user.domain.UserFixture.snapshotUpdatedAt;
import static com.campusg.user.domain.UserFixture.unverified;
import static com.campusg.user.domain.UserFixture.userFromBeforeClerk;
import static com.campusg.user.domain.UserFixture.userWith;
import static com.campusg.user.domain.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.user.domain.User.Update.Changed;
import com.campusg.user.domain.User.Update.Confirmed;
import com.campusg.user.domain.User.Update.Stale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {

    private static final Instant CHANGED_AT = NOW.minusSeconds(5);

    @Nested
    class OfNewClerkUser {

        @Test
        void isRegisteredWithoutRatings() {
            Snapshot snapshot = anySnapshot();

            User user = User.registered(ID, snapshot, NOW);

            assertThat(user)
                    .isEqualTo(new User(
                            ID,
                            new ClerkIdentity(ADA, snapshot.revision()),
                            snapshot.profile(),
                            Ratings.unrated(),
                            null,
                            NOW,
                            NOW,
                            1));
            assertThat(user.isDeleted()).isFalse();
        }

        @Test
        void isATombstoneIfClerkHasDeletedTheUser() {
            User tombstone = User.tombstoneOf(ID, ADA, NOW);

            assertThat(tombstone)
                    .isEqualTo(new User(
                            ID, new ClerkIdentity(ADA, null), Profile.blank(), Ratings.unrated(), NOW, NOW, NOW, 1));
            assertThat(tombstone.isDeleted()).isTrue();
        }
    }

    @Nested
    class UpdatedBySnapshot {

        @Test
        void changesToNewerState() {
            User user = ratedUser();
            Snapshot newer = snapshotOf(profileNamed("Augusta"), CHANGED_AT.plusMillis(1), CHANGED_AT);

            User.Update update = user.update(newer, LATER);

            assertThat(update)
                    .isEqualTo(new Changed(new User(
                            ID,
                            new ClerkIdentity(ADA, newer.revision()),
                            newer.profile(),
                            user.ratings(),
                            null,
                            user.createdAt(),
                            LATER,
                            user.version() + 1)));
        }

        @Test
        void ignoresOlderStateThatIsSentLater() {
            User user = userWith(snapshotUpdatedAt(CHANGED_AT));
            Snapshot older = snapshotOf(profileNamed("Augusta"), CHANGED_AT.minusMillis(1), LATER);

            assertThat(user.update(older, LATER)).isEqualTo(new Stale());
        }

        @Test
        void ignoresStateThatItHas() {
            Snapshot snapshot = anySnapshot();

            assertThat(userWith(snapshot).update(snapshot, LATER)).isEqualTo(new Stale());
        }

        @Test
        void changesToStateWithTheSameUpdatedAtThatIsSentLater() {
            User user = userWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));
            Snapshot sentLater = snapshotOf(profileNamed("Augusta"), CHANGED_AT, NOW.plusMillis(1));

            assertThat(user.update(sentLater, LATER))
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.user())
                                    .returns(sentLater.profile(), User::profile)
                                    .returns(new ClerkIdentity(ADA, sentLater.revision()), User::identity)
                                    .returns(LATER, User::updatedAt));
        }

        @Test
        void ignoresStateWithTheSameUpdatedAtThatIsSentEarlier() {
            User user = userWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));
            Snapshot sentEarlier = snapshotOf(profileNamed("Augusta"), CHANGED_AT, NOW.minusMillis(1));

            assertThat(user.update(sentEarlier, LATER)).isEqualTo(new Stale());
        }

        @Test
        void changesOnlyTheRevisionIfTheSameStateIsSentAgainLater() {
            User user = userWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));
            Snapshot sentAgain = snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW.plusMillis(1));

            assertThat(user.update(sentAgain, LATER))
                    .isInstanceOfSatisfying(
                            Confirmed.class,
                            confirmed -> assertThat(confirmed.user())
                                    .returns(user.profile(), User::profile)
                                    .returns(user.updatedAt(), User::updatedAt)
                                    .returns(user.version(), User::version)
                                    .returns(new ClerkIdentity(ADA, sentAgain.revision()), User::identity));
        }

        @Test
        void erasesAttributesThatClerkNoLongerHas() {
            Snapshot blank = snapshotOf(Profile.blank(), NOW, NOW);

            assertThat(anyUser().update(blank, LATER))
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.user().profile()).isEqualTo(Profile.blank()));
        }

        @Test
        void changesToAnyStateIfItHasNoRevision() {
            User user = new User(
                    ID, new ClerkIdentity(ADA, null), profileNamed("Ada"), Ratings.unrated(), null, NOW, NOW, 0);

            assertThat(user.update(snapshotUpdatedAt(Instant.EPOCH), LATER)).isInstanceOf(Changed.class);
        }

        @Test
        void rejectsSnapshotOfAnotherUser() {
            Snapshot ofGrace =
                    new Snapshot(new ClerkUserId("user_grace"), profileNamed("Grace"), new Revision(LATER, LATER));

            assertThatIllegalArgumentException().isThrownBy(() -> anyUser().update(ofGrace, LATER));
        }

        @Test
        void rejectsSnapshotIfItIsNotLinked() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> userFromBeforeClerk(verified(ADDRESS)).update(anySnapshot(), LATER));
        }
    }

    @Nested
    class Deleted {

        @Test
        void isATombstoneWithoutPersonalData() {
            User user = ratedUser();

            User tombstone = user.deleted(LATER);

            assertThat(tombstone)
                    .isEqualTo(new User(
                            ID,
                            new ClerkIdentity(ADA, null),
                            Profile.blank(),
                            Ratings.unrated(),
                            LATER,
                            user.createdAt(),
                            LATER,
                            user.version() + 1));
            assertThat(tombstone.isDeleted()).isTrue();
        }

        @Test
        void ignoresLaterStates() {
            User tombstone = anyUser().deleted(NOW);

            assertThat(tombstone.update(snapshotUpdatedAt(LATER), LATER)).isEqualTo(new Stale());
        }

        @Test
        void cannotBeAUserFromBeforeClerk() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> userFromBeforeClerk(verified(ADDRESS)).deleted(LATER));
        }
    }

    @Nested
    class FromBeforeClerk {

        @ParameterizedTest
        @ValueSource(strings = {"ada@campus.edu", "ADA@Campus.EDU"})
        void isLinkedByVerifiedAddressIgnoringCase(String spelling) {
            User user = userFromBeforeClerk(unverified(ADDRESS));
            Snapshot snapshot = snapshotOf(profileWith(verified(spelling)), CHANGED_AT, NOW);

            User linked = user.linked(snapshot, LATER);

            assertThat(user.canBeLinkedTo(snapshot)).isTrue();
            assertThat(linked)
                    .isEqualTo(new User(
                            ID,
                            new ClerkIdentity(ADA, snapshot.revision()),
                            snapshot.profile(),
                            user.ratings(),
                            null,
                            user.createdAt(),
                            LATER,
                            1));
        }

        @Test
        void isNotLinkedByUnverifiedAddress() {
            assertNotLinked(userFromBeforeClerk(verified(ADDRESS)), profileWith(unverified(ADDRESS)));
        }

        @Test
        void isNotLinkedByAnotherAddress() {
            assertNotLinked(userFromBeforeClerk(verified(ADDRESS)), profileWith(verified("ada@campus.edu.evil.test")));
        }

        @Test
        void isNotLinkedToSnapshotWithoutAddress() {
            assertNotLinked(userFromBeforeClerk(verified(ADDRESS)), Profile.blank());
        }

        @Test
        void isNotLinkedIfItHasNoAddress() {
            User user = new User(ID, null, Profile.blank(), Ratings.unrated(), null, NOW, NOW, 0);

            assertNotLinked(user, profileWith(verified(ADDRESS)));
        }

        @Test
        void isNotLinkedTwice() {
            Snapshot snapshot = snapshotOf(profileWith(verified(ADDRESS)), CHANGED_AT, NOW);
            User linked = userFromBeforeClerk(verified(ADDRESS)).linked(snapshot, NOW);

            assertNotLinked(linked, profileWith(verified(ADDRESS)));
        }

        @Test
        void isSelectedByTheSameSpellingOfTheAddress() {
            User oldest = userFromBeforeClerk(verified("ADA@campus.edu"));
            User sameSpelling = userFromBeforeClerk(unverified(ADDRESS));

            assertThat(User.selectForLinking(verifiedSnapshot(), List.of(oldest, sameSpelling)))
                    .contains(sameSpelling);
        }

        @Test
        void isSelectedFirstIfNoneHasTheSameSpelling() {
            User oldest = userFromBeforeClerk(verified("ADA@campus.edu"));
            User younger = userFromBeforeClerk(verified("Ada@campus.edu"));

            assertThat(User.selectForLinking(verifiedSnapshot(), List.of(oldest, younger)))
                    .contains(oldest);
        }

        @Test
        void isNotSelectedIfItCannotBeLinked() {
            User linked = userFromBeforeClerk(verified(ADDRESS)).linked(verifiedSnapshot(), NOW);
            User other = userFromBeforeClerk(verified("grace@campus.edu"));

            assertThat(User.selectForLinking(verifiedSnapshot(), List.of(linked, other)))
                    .isEmpty();
        }

        private static Snapshot verifiedSnapshot() {
            return snapshotOf(profileWith(verified(ADDRESS)), CHANGED_AT, NOW);
        }

        private static void assertNotLinked(User user, Profile profile) {
            Snapshot snapshot = snapshotOf(profile, LATER, LATER);

            assertThat(user.canBeLinkedTo(snapshot)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> user.linked(snapshot, LATER));
        }
    }

    @Nested
    class ComparedWithSnapshot {

        @Test
        void isCurrentIfItHasTheStateWheneverTheStateWasSent() {
            User user = userWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));

            assertThat(user.isCurrentWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW)))
                    .isTrue();
            assertThat(user.isCurrentWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, LATER)))
                    .isTrue();
        }

        @Test
        void isNotCurrentIfTheUpdatedAtDiffers() {
            assertThat(anyUser().isCurrentWith(snapshotOf(profileNamed("Ada"), LATER, LATER)))
                    .isFalse();
        }

        @Test
        void isNotCurrentIfTheProfileDiffers() {
            User user = userWith(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));

            assertThat(user.isCurrentWith(snapshotOf(profileNamed("Augusta"), CHANGED_AT, NOW)))
                    .isFalse();
        }

        @Test
        void isNotCurrentWithSnapshotOfAnotherUser() {
            Snapshot ofGrace = new Snapshot(
                    new ClerkUserId("user_grace"),
                    anySnapshot().profile(),
                    anySnapshot().revision());

            assertThat(anyUser().isCurrentWith(ofGrace)).isFalse();
        }

        @Test
        void isNotCurrentIfItHasNoRevision() {
            assertThat(anyUser().deleted(NOW).isCurrentWith(anySnapshot())).isFalse();
            assertThat(userFromBeforeClerk(verified(ADDRESS)).isCurrentWith(anySnapshot()))
                    .isFalse();
        }
    }

    @Test
    void isNoTombstoneWithoutIdentity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(ID, null, Profile.blank(), Ratings.unrated(), NOW, NOW, NOW, 1));
    }

    @Test
    void isNoTombstoneWithProfile() {
        ClerkIdentity identity = new ClerkIdentity(ADA, null);
        Profile almostBlank = new Profile(null, null, null, null, null, "https://img.clerk.com/ada", false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(ID, identity, almostBlank, Ratings.unrated(), NOW, NOW, NOW, 1));
    }

    @Test
    void hasNoNegativeVersion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(ID, null, Profile.blank(), Ratings.unrated(), null, NOW, NOW, -1));
    }

    @Nested
    class Rated {

        @Test
        void hasTheStarsInOneRole() {
            User user = anyUser().rated(Role.RUNNER, new Stars(4), NOW.plusSeconds(9));

            assertThat(user.ratings().asRunner()).isEqualTo(new Rating(new BigDecimal("4"), 1));
            assertThat(user.ratings().asCustomer()).isEqualTo(Rating.unrated());
            assertThat(user.ratings().in(Role.RUNNER)).isEqualTo(user.ratings().asRunner());
            assertThat(user.ratings().in(Role.CUSTOMER))
                    .isEqualTo(user.ratings().asCustomer());
            assertThat(user.updatedAt()).isEqualTo(NOW.plusSeconds(9));
            assertThat(user.version()).isEqualTo(anyUser().version() + 1);
        }

        @Test
        void cannotBeATombstone() {
            User tombstone = anyUser().deleted(NOW);

            assertThatIllegalStateException().isThrownBy(() -> tombstone.rated(Role.CUSTOMER, new Stars(5), NOW));
        }
    }
}
