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
import static com.campusg.user.domain.UserFixture.userShowing;
import static com.campusg.user.domain.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.user.domain.User.Sync.Changed;
import com.campusg.user.domain.User.Sync.Confirmed;
import com.campusg.user.domain.User.Sync.Stale;
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
    class WhenClerkFirstTellsOfSomebody {

        @Test
        void registersThemUnrated() {
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
        void keepsBlankTombstoneOfWhomItDeletedBefore() {
            User tombstone = User.neverMet(ID, ADA, NOW);

            assertThat(tombstone)
                    .isEqualTo(new User(
                            ID, new ClerkIdentity(ADA, null), Profile.blank(), Ratings.unrated(), NOW, NOW, NOW, 1));
            assertThat(tombstone.isDeleted()).isTrue();
        }
    }

    @Nested
    class WhenClerkTellsAgain {

        @Test
        void showsNewerState() {
            User user = ratedUser();
            Snapshot newer = snapshotOf(profileNamed("Augusta"), CHANGED_AT.plusMillis(1), CHANGED_AT);

            User.Sync sync = user.sync(newer, LATER);

            assertThat(sync)
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
        void ignoresOlderStateThoughSentLater() {
            User user = userShowing(snapshotUpdatedAt(CHANGED_AT));
            Snapshot older = snapshotOf(profileNamed("Augusta"), CHANGED_AT.minusMillis(1), LATER);

            assertThat(user.sync(older, LATER)).isEqualTo(new Stale());
        }

        @Test
        void ignoresStateThatItShows() {
            Snapshot snapshot = anySnapshot();

            assertThat(userShowing(snapshot).sync(snapshot, LATER)).isEqualTo(new Stale());
        }

        @Test
        void takesLaterWordOnSameMomentIfContentDiffers() {
            User user = userShowing(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));
            Snapshot laterWord = snapshotOf(profileNamed("Augusta"), CHANGED_AT, NOW.plusMillis(1));

            assertThat(user.sync(laterWord, LATER))
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.user())
                                    .returns(laterWord.profile(), User::profile)
                                    .returns(new ClerkIdentity(ADA, laterWord.revision()), User::identity)
                                    .returns(LATER, User::updatedAt));
        }

        @Test
        void ignoresEarlierWordOnSameMoment() {
            User user = userShowing(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));
            Snapshot earlierWord = snapshotOf(profileNamed("Augusta"), CHANGED_AT, NOW.minusMillis(1));

            assertThat(user.sync(earlierWord, LATER)).isEqualTo(new Stale());
        }

        @Test
        void changesNothingVisibleIfSameMomentIsToldAgain() {
            User user = userShowing(snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW));
            Snapshot again = snapshotOf(profileNamed("Ada"), CHANGED_AT, NOW.plusMillis(1));

            assertThat(user.sync(again, LATER))
                    .isInstanceOfSatisfying(
                            Confirmed.class,
                            confirmed -> assertThat(confirmed.user())
                                    .returns(user.profile(), User::profile)
                                    .returns(user.updatedAt(), User::updatedAt)
                                    .returns(user.version(), User::version)
                                    .returns(new ClerkIdentity(ADA, again.revision()), User::identity));
        }

        @Test
        void forgetsWhatIsNoLongerKnown() {
            Snapshot blank = snapshotOf(Profile.blank(), NOW, NOW);

            assertThat(anyUser().sync(blank, LATER))
                    .isInstanceOfSatisfying(
                            Changed.class,
                            changed -> assertThat(changed.user().profile()).isEqualTo(Profile.blank()));
        }

        @Test
        void showsAnyStateToUserTiedBeforeRevisionsWereKept() {
            User user = new User(
                    ID, new ClerkIdentity(ADA, null), profileNamed("Ada"), Ratings.unrated(), null, NOW, NOW, 0);

            assertThat(user.sync(snapshotUpdatedAt(Instant.EPOCH), LATER)).isInstanceOf(Changed.class);
        }

        @Test
        void refusesSnapshotOfSomebodyElse() {
            Snapshot ofGrace =
                    new Snapshot(new ClerkUserId("user_grace"), profileNamed("Grace"), new Revision(LATER, LATER));

            assertThatIllegalArgumentException().isThrownBy(() -> anyUser().sync(ofGrace, LATER));
        }

        @Test
        void refusesSnapshotForUserWhoIsNotLinked() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> userFromBeforeClerk(verified(ADDRESS)).sync(anySnapshot(), LATER));
        }
    }

    @Nested
    class WhenClerkDeletes {

        @Test
        void erasesAllThatIsPersonal() {
            User user = ratedUser();

            User tombstone = user.erased(LATER);

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
        void ignoresWhateverIsToldLater() {
            User tombstone = anyUser().erased(NOW);

            assertThat(tombstone.sync(snapshotUpdatedAt(LATER), LATER)).isEqualTo(new Stale());
        }

        @Test
        void sparesUserFromBeforeClerk() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> userFromBeforeClerk(verified(ADDRESS)).erased(LATER));
        }
    }

    @Nested
    class WhenOwnerOfUserFromBeforeClerkSignsIn {

        @ParameterizedTest
        @ValueSource(strings = {"ada@campus.edu", "ADA@Campus.EDU"})
        void linksByVerifiedAddressHoweverSpelt(String spelling) {
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
        void doesNotLinkByUnverifiedAddress() {
            assertNotLinked(userFromBeforeClerk(verified(ADDRESS)), profileWith(unverified(ADDRESS)));
        }

        @Test
        void doesNotLinkByOtherAddress() {
            assertNotLinked(userFromBeforeClerk(verified(ADDRESS)), profileWith(verified("ada@campus.edu.evil.test")));
        }

        @Test
        void doesNotLinkWhereSnapshotHasNoAddress() {
            assertNotLinked(userFromBeforeClerk(verified(ADDRESS)), Profile.blank());
        }

        @Test
        void doesNotLinkUserWithoutAddress() {
            User user = new User(ID, null, Profile.blank(), Ratings.unrated(), null, NOW, NOW, 0);

            assertNotLinked(user, profileWith(verified(ADDRESS)));
        }

        @Test
        void doesNotLinkTwice() {
            Snapshot snapshot = snapshotOf(profileWith(verified(ADDRESS)), CHANGED_AT, NOW);
            User linked = userFromBeforeClerk(verified(ADDRESS)).linked(snapshot, NOW);

            assertNotLinked(linked, profileWith(verified(ADDRESS)));
        }

        @Test
        void linksOfSeveralTheOneWhoSpellsTheAddressTheSameWay() {
            User oldest = userFromBeforeClerk(verified("ADA@campus.edu"));
            User sameSpelling = userFromBeforeClerk(unverified(ADDRESS));

            assertThat(User.ownerOf(verifiedSnapshot(), List.of(oldest, sameSpelling)))
                    .contains(sameSpelling);
        }

        @Test
        void linksOfSeveralInOtherSpellingsTheFirst() {
            User oldest = userFromBeforeClerk(verified("ADA@campus.edu"));
            User younger = userFromBeforeClerk(verified("Ada@campus.edu"));

            assertThat(User.ownerOf(verifiedSnapshot(), List.of(oldest, younger)))
                    .contains(oldest);
        }

        @Test
        void linksNobodyOfThoseWhoCannotBeLinked() {
            User linked = userFromBeforeClerk(verified(ADDRESS)).linked(verifiedSnapshot(), NOW);
            User other = userFromBeforeClerk(verified("grace@campus.edu"));

            assertThat(User.ownerOf(verifiedSnapshot(), List.of(linked, other))).isEmpty();
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

    @Test
    void isNoTombstoneWithoutIdentity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(ID, null, Profile.blank(), Ratings.unrated(), NOW, NOW, NOW, 1));
    }

    @Test
    void isNoTombstoneWithProfile() {
        ClerkIdentity identity = new ClerkIdentity(ADA, null);
        Profile almostBlank = new Profile(null, null, null, null, null, "https://img.clerk.com/ada");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(ID, identity, almostBlank, Ratings.unrated(), NOW, NOW, NOW, 1));
    }

    @Test
    void hasNoVersionBeforeTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new User(ID, null, Profile.blank(), Ratings.unrated(), null, NOW, NOW, -1));
    }

    @Nested
    class Rated {

        @Test
        void isRatedInOneRole() {
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
        void isNotRatedOnceDeleted() {
            User tombstone = anyUser().erased(NOW);

            assertThatIllegalStateException().isThrownBy(() -> tombstone.rated(Role.CUSTOMER, new Stars(5), NOW));
        }
    }
}
