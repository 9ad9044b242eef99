package com.campusg.user.application.port.out;

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
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static com.campusg.user.application.port.out.UserFixture.unverified;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static com.campusg.user.application.port.out.UserFixture.userShowing;
import static com.campusg.user.application.port.out.UserFixture.userWithoutRevision;
import static com.campusg.user.application.port.out.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every adapter of {@link Users} does, as far as one caller can see. Each test is one transaction. */
public abstract class UsersContract {

    protected abstract Users users();

    static Stream<User> usersOfClerk() {
        String longText = "Ada 李 👩🏽‍🚀 '\"\\ \n".repeat(100);
        return Stream.of(
                anyUser(),
                userShowing(snapshotOf(Profile.blank())),
                userShowing(snapshotOf(profileWith(unverified(ADDRESS)))),
                userShowing(snapshotOf(new Profile(
                        verified("ä" + "a".repeat(254)), longText, longText, longText, longText, longText))),
                userWithoutRevision(),
                anyUser().rated(Role.RUNNER, new Stars(5), NOW).rated(Role.RUNNER, new Stars(4), NOW),
                tombstone());
    }

    @Test
    void findsNobodyUnderUnknownId() {
        assertThat(users().findByClerkUserId(ADA)).isEmpty();
        assertThat(users().lockByClerkUserId(ADA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("usersOfClerk")
    void findsWhomItKeeps(User user) {
        keep(user);

        assertThat(users().findByClerkUserId(ADA)).contains(user);
        assertThat(users().lockByClerkUserId(ADA)).contains(user);
    }

    @Test
    void goesThroughTheLivingWhoAreTiedToClerk() {
        List<ClerkUserId> ids = Stream.of("user_a", "user_b", "user_C", "user_d")
                .map(ClerkUserId::new)
                .toList();
        for (ClerkUserId id : ids) {
            keep(User.registered(new UserId(UUID.randomUUID().toString()), snapshotOf(id, Profile.blank()), NOW));
        }
        keep(tombstone());
        keep(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW));

        List<ClerkUserId> met = new ArrayList<>();
        List<ClerkUserId> some = users().livingAfter(null, 3);
        while (!some.isEmpty()) {
            assertThat(some).hasSizeLessThanOrEqualTo(3);
            met.addAll(some);
            some = users().livingAfter(some.getLast(), 3);
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void tellsUsersApart() {
        User grace = User.registered(OTHER_ID, snapshotOf(GRACE, profileNamed("Grace")), NOW);
        keep(anyUser());
        keep(grace);

        assertThat(users().findByClerkUserId(GRACE)).contains(grace);
        assertThat(users().findByClerkUserId(ADA)).contains(anyUser());
    }

    @Test
    void findsThoseOfSeveralWhoAreKept() {
        User grace = User.neverMet(OTHER_ID, GRACE, NOW);
        keep(anyUser());
        keep(grace);

        assertThat(users().findAllByClerkUserId(Set.of(ADA, GRACE, new ClerkUserId("user_nobody"))))
                .containsExactlyInAnyOrder(anyUser(), grace);
        assertThat(users().findAllByClerkUserId(Set.of(GRACE))).containsExactly(grace);
        assertThat(users().findAllByClerkUserId(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("usersOfClerk")
    void replacesAllThatWasKept(User user) {
        keep(userShowing(snapshotOf(new Profile(verified("old@campus.edu"), "o", "l", "d", "0", "x"))));

        users().update(user);

        assertThat(users().findByClerkUserId(ADA)).contains(user);
    }

    @Test
    void refusesSecondUserOfTheSameClerkId() {
        keep(anyUser());
        User second = User.registered(OTHER_ID, anySnapshot(), NOW);

        assertThatRuntimeException().isThrownBy(() -> users().add(second));
    }

    @Test
    void locksThoseOfSeveralWhoAreKeptAndWritesThemAtOnce() {
        User grace = User.registered(OTHER_ID, snapshotOf(GRACE, profileNamed("Grace")), NOW);
        ClerkUserId nobody = new ClerkUserId("user_nobody");
        assertThat(users().lockAllByClerkUserId(Set.of(GRACE, ADA, nobody))).isEmpty();

        users().addAll(List.of(anyUser(), grace));

        assertThat(users().lockAllByClerkUserId(Set.of(GRACE, ADA, nobody)))
                .containsExactlyInAnyOrder(anyUser(), grace);

        users().updateAll(List.of(anyUser().erased(NOW), grace.rated(Role.RUNNER, new Stars(4), NOW)));

        assertThat(users().findAllByClerkUserId(Set.of(ADA, GRACE)))
                .containsExactlyInAnyOrder(anyUser().erased(NOW), grace.rated(Role.RUNNER, new Stars(4), NOW));
        assertThat(users().lockAllByClerkUserId(Set.of())).isEmpty();
    }

    @Test
    void letsTwoUsersHoldOneAddress() {
        Snapshot withSameAddress = snapshotOf(GRACE, profileWith(verified(ADDRESS)));
        keep(anyUser());

        keep(User.registered(OTHER_ID, withSameAddress, NOW));

        assertThat(users().findByClerkUserId(GRACE)).isPresent();
    }

    @Test
    void findsUserFromBeforeClerkHoweverTheAddressIsSpelt() {
        User user = userFromBeforeClerk("Ada@Campus.edu");
        keep(user);

        assertThat(users().lockUnlinkedByEmail(verified("aDA@campus.EDU"))).containsExactly(user);
    }

    @Test
    void findsNobodyFromBeforeClerkUnderOtherAddress() {
        keep(userFromBeforeClerk(ADDRESS));

        assertThat(users().lockUnlinkedByEmail(verified("a_a@campus.edu"))).isEmpty();
        assertThat(users().lockUnlinkedByEmail(verified("%"))).isEmpty();
    }

    @Test
    void findsTheOldestOfThoseFromBeforeClerkFirst() {
        User younger = userFromBeforeClerk(ID, "ADA@campus.edu", NOW);
        User oldest = userFromBeforeClerk(OTHER_ID, "Ada@campus.edu", NOW.minusSeconds(60));
        keep(younger);
        keep(oldest);

        assertThat(users().lockUnlinkedByEmail(verified(ADDRESS))).containsExactly(oldest, younger);
    }

    @Test
    void findsUsersFromBeforeClerkUnderSeveralAddresses() {
        User ada = userFromBeforeClerk(ID, ADDRESS, NOW);
        User grace = userFromBeforeClerk(OTHER_ID, "grace@campus.edu", NOW.plusSeconds(1));
        keep(ada);
        keep(grace);

        assertThat(users().lockAllUnlinkedByEmail(
                                Set.of(verified(ADDRESS), verified("GRACE@campus.edu"), verified("nobody@campus.edu"))))
                .containsExactly(ada, grace);
        assertThat(users().lockAllUnlinkedByEmail(Set.of())).isEmpty();
    }

    @Test
    void takesNoUserOfClerkForOneFromBefore() {
        keep(anyUser());

        assertThat(users().lockUnlinkedByEmail(verified(ADDRESS))).isEmpty();
    }

    @Test
    void linksUserFromBeforeClerkOnce() {
        keep(userFromBeforeClerk(ADDRESS));
        assertThat(users().lockByClerkUserId(ADA)).isEmpty();
        User linked = users().lockUnlinkedByEmail(verified(ADDRESS)).getFirst().linked(anySnapshot(), NOW);

        users().update(linked);

        assertThat(users().findByClerkUserId(ADA)).contains(linked);
        assertThat(users().lockUnlinkedByEmail(verified(ADDRESS))).isEmpty();
    }

    @Test
    void keepsTombstoneInPlaceOfTheUser() {
        keep(anyUser());

        users().update(anyUser().erased(NOW.plusSeconds(1)));

        assertThat(users().findByClerkUserId(ADA))
                .contains(new User(
                        ID,
                        new ClerkIdentity(ADA, null),
                        Profile.blank(),
                        Ratings.unrated(),
                        NOW.plusSeconds(1),
                        NOW,
                        NOW.plusSeconds(1),
                        2));
    }

    private void keep(User user) {
        ClerkIdentity identity = user.identity();
        if (identity != null) {
            assertThat(users().lockByClerkUserId(identity.clerkUserId())).isEmpty();
        }
        users().add(user);
        if (identity != null) {
            assertThat(users().lockByClerkUserId(identity.clerkUserId())).isPresent();
        }
    }
}
