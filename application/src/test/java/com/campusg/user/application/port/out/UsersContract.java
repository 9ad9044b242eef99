package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.UNKNOWN;
import static com.campusg.user.application.port.out.UserFixture.anySnapshot;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.profileWith;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static com.campusg.user.application.port.out.UserFixture.unverified;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static com.campusg.user.application.port.out.UserFixture.userWith;
import static com.campusg.user.application.port.out.UserFixture.userWithoutRevision;
import static com.campusg.user.application.port.out.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link Users}, except for concurrency. Each test is one transaction, unless it commits. */
public abstract class UsersContract {

    protected abstract Users users();

    /** Commits the transaction of the test and begins another one. */
    protected abstract void commit();

    static Stream<User> linkedUsers() {
        String longText = "Ada 李 👩🏽‍🚀 '\"\\ \n".repeat(100);
        return Stream.of(
                anyUser(),
                userWith(snapshotOf(Profile.blank())),
                userWith(snapshotOf(profileWith(unverified(ADDRESS)))),
                userWith(snapshotOf(new Profile(
                        verified("ä" + "a".repeat(254)), longText, longText, longText, longText, longText, true))),
                userWithoutRevision(),
                anyUser().rated(Role.RUNNER, new Stars(5), NOW).rated(Role.RUNNER, new Stars(4), NOW),
                tombstone());
    }

    @Test
    void findsNoUserWithUnknownId() {
        assertThat(find(ADA)).isEmpty();
        assertThat(lock(ADA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("linkedUsers")
    void findsAddedUser(User user) {
        add(user);

        assertThat(find(ADA)).contains(user);
        assertThat(lock(ADA)).contains(user);
    }

    @Test
    void findsCommittedUserWithoutWaitingForItsLock() {
        User grace = User.tombstoneOf(OTHER_ID, GRACE, NOW);
        add(anyUser());
        add(grace);
        commit();
        assertThat(lock(ADA, GRACE)).hasSize(2);

        assertThat(users().find(ADA)).contains(anyUser());
        assertThat(users().find(GRACE)).contains(grace);
        assertThat(users().find(UNKNOWN)).isEmpty();
        assertThat(users().findAll(Set.of(ADA, GRACE))).containsExactlyInAnyOrder(anyUser(), grace);
    }

    @Test
    void returnsAllActiveLinkedUsersPageByPage() {
        List<ClerkUserId> ids = IntStream.range(0, 230)
                .mapToObj(number -> new ClerkUserId((number % 2 == 0 ? "user_" : "user_A") + number))
                .toList();
        for (ClerkUserId id : ids) {
            add(User.registered(new UserId(UUID.randomUUID().toString()), snapshotOf(id, Profile.blank()), NOW));
        }
        add(tombstone());
        add(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW));

        List<ClerkUserId> found = new ArrayList<>();
        List<ClerkUserId> page = users().activeAfter(Optional.empty());
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(100);
            found.addAll(page);
            page = users().activeAfter(Optional.of(page.getLast()));
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(users().deletedAfter(Optional.empty())).containsExactly(ADA);
        assertThat(users().deletedAfter(Optional.of(ADA))).isEmpty();
    }

    @Test
    void findsUsersByEmailWhetherLinkedOrNot() {
        User ada = userWith(snapshotOf(profileWith(unverified(ADDRESS))));
        User before = userFromBeforeClerk(OTHER_ID, ADDRESS.toUpperCase(Locale.ROOT), NOW.minusSeconds(1));
        add(ada);
        add(before);

        assertThat(users().findByEmail(unverified(ADDRESS))).containsExactly(before, ada);
        assertThat(users().findByEmail(unverified("x" + ADDRESS))).isEmpty();
    }

    @Test
    void distinguishesUsersByClerkId() {
        User grace = User.registered(OTHER_ID, snapshotOf(GRACE, profileNamed("Grace")), NOW);
        add(anyUser());
        add(grace);

        assertThat(find(GRACE)).contains(grace);
        assertThat(find(ADA)).contains(anyUser());
    }

    @Test
    void findsThoseOfSeveralIdsThatExist() {
        User grace = User.tombstoneOf(OTHER_ID, GRACE, NOW);
        add(anyUser());
        add(grace);

        assertThat(users().findAll(Set.of(ADA, GRACE, UNKNOWN))).containsExactlyInAnyOrder(anyUser(), grace);
        assertThat(users().findAll(Set.of(GRACE))).containsExactly(grace);
        assertThat(users().findAll(Set.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("linkedUsers")
    void updatesAllAttributes(User user) {
        add(userWith(snapshotOf(new Profile(verified("old@campus.edu"), "o", "l", "d", "0", "x", true))));

        users().updateAll(List.of(user));

        assertThat(find(ADA)).contains(user);
    }

    @Test
    void rejectsSecondUserWithTheSameClerkId() {
        add(anyUser());
        User second = User.registered(OTHER_ID, anySnapshot(), NOW);

        assertThatRuntimeException().isThrownBy(() -> users().addAll(List.of(second)));
    }

    @Test
    void locksAndWritesSeveralUsersAtOnce() {
        User grace = User.registered(OTHER_ID, snapshotOf(GRACE, profileNamed("Grace")), NOW);
        assertThat(lock(GRACE, ADA, UNKNOWN)).isEmpty();

        users().addAll(List.of(anyUser(), grace));

        assertThat(lock(GRACE, ADA, UNKNOWN)).containsExactlyInAnyOrder(anyUser(), grace);

        users().updateAll(List.of(anyUser().deleted(NOW), grace.rated(Role.RUNNER, new Stars(4), NOW)));

        assertThat(users().findAll(Set.of(ADA, GRACE)))
                .containsExactlyInAnyOrder(anyUser().deleted(NOW), grace.rated(Role.RUNNER, new Stars(4), NOW));
    }

    @Test
    void acceptsEmptyCollections() {
        users().addAll(List.of());
        users().updateAll(List.of());

        assertThat(lock()).isEmpty();
        assertThat(users().lockUnlinked(Set.of())).isEmpty();
    }

    @Test
    void acceptsTwoUsersWithTheSameAddress() {
        Snapshot withSameAddress = snapshotOf(GRACE, profileWith(verified(ADDRESS)));
        add(anyUser());

        add(User.registered(OTHER_ID, withSameAddress, NOW));

        assertThat(find(GRACE)).isPresent();
    }

    @Test
    void findsUserFromBeforeClerkIgnoringTheCaseOfTheAddress() {
        User user = userFromBeforeClerk("Ada@Campus.edu");
        add(user);

        assertThat(lockUnlinked("aDA@campus.EDU")).containsExactly(user);
    }

    /** The rule of {@link EmailAddress#isSameAs}, for every character that has a lower or upper case. */
    @Test
    void findsUsersFromBeforeClerkByTheRuleOfTheDomain() {
        List<EmailAddress> addresses = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .filter(character -> Character.toLowerCase(character) != character
                        || Character.toUpperCase(character) != character
                        || !Character.toString(character)
                                .toUpperCase(Locale.ROOT)
                                .equals(Character.toString(character)))
                .mapToObj(character -> verified(Character.toString(character) + "@campus.edu"))
                .toList();
        List<User> fromBeforeClerk = addresses.stream()
                .map(address -> userFromBeforeClerk(new UserId(UUID.randomUUID().toString()), address.value(), NOW))
                .toList();
        users().addAll(fromBeforeClerk);
        Set<EmailAddress> sought = Stream.of("K", "i", "s", "É", "ß", "ſ", "\u212A", "İ", "ı", "Ω")
                .map(letter -> verified(letter + "@campus.edu"))
                .collect(Collectors.toSet());

        assertThat(users().lockUnlinked(sought))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(fromBeforeClerk.stream()
                        .filter(user -> sought.stream().anyMatch(user.profile()::hasEmail))
                        .toList());
    }

    @Test
    void findsNoUserFromBeforeClerkWithAnotherAddress() {
        add(userFromBeforeClerk(ADDRESS));

        assertThat(lockUnlinked("a_a@campus.edu")).isEmpty();
        assertThat(lockUnlinked("%")).isEmpty();
    }

    @Test
    void returnsTheOldestOfSeveralUsersFromBeforeClerkFirst() {
        User younger = userFromBeforeClerk(ID, "ADA@campus.edu", NOW);
        User oldest = userFromBeforeClerk(OTHER_ID, "Ada@campus.edu", NOW.minusSeconds(60));
        add(younger);
        add(oldest);

        assertThat(lockUnlinked(ADDRESS)).containsExactly(oldest, younger);
    }

    @Test
    void findsUsersFromBeforeClerkBySeveralAddresses() {
        User ada = userFromBeforeClerk(ID, ADDRESS, NOW);
        User grace = userFromBeforeClerk(OTHER_ID, "grace@campus.edu", NOW.plusSeconds(1));
        add(ada);
        add(grace);

        assertThat(lockUnlinked(ADDRESS, "GRACE@campus.edu", "unknown@campus.edu"))
                .containsExactly(ada, grace);
    }

    @Test
    void findsNoLinkedUserByAddress() {
        add(anyUser());

        assertThat(lockUnlinked(ADDRESS)).isEmpty();
    }

    @Test
    void linksUserFromBeforeClerkOnce() {
        add(userFromBeforeClerk(ADDRESS));
        assertThat(lock(ADA)).isEmpty();
        User linked = lockUnlinked(ADDRESS).getFirst().linked(anySnapshot(), NOW);

        users().updateAll(List.of(linked));

        assertThat(find(ADA)).contains(linked);
        assertThat(lockUnlinked(ADDRESS)).isEmpty();
    }

    @Test
    void replacesUserByTombstone() {
        add(anyUser());

        users().updateAll(List.of(anyUser().deleted(NOW.plusSeconds(1))));

        assertThat(find(ADA))
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

    /** Sees what this transaction has written. */
    private Optional<User> find(ClerkUserId clerkUserId) {
        return users().findAll(Set.of(clerkUserId)).stream().findFirst();
    }

    private List<User> lock(ClerkUserId... clerkUserIds) {
        return users().lockAll(Set.of(clerkUserIds));
    }

    private List<User> lockUnlinked(String... addresses) {
        return users().lockUnlinked(
                        Set.of(Stream.of(addresses).map(UserFixture::verified).toArray(EmailAddress[]::new)));
    }

    /** Adds the user and locks it, as the transaction of a use case does. */
    private void add(User user) {
        ClerkIdentity identity = user.identity();
        if (identity != null) {
            assertThat(lock(identity.clerkUserId())).isEmpty();
        }
        users().addAll(List.of(user));
        if (identity != null) {
            assertThat(lock(identity.clerkUserId())).hasSize(1);
        }
    }
}
