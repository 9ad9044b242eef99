package dev.clerkemulator.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final UserQuery EVERYONE =
            new UserQuery(List.of(), List.of(), List.of(), List.of(), List.of(), null, null, null, List.of());
    private static final UserQuery.Order OLDEST_FIRST = new UserQuery.Order(UserQuery.By.CREATED_AT, true);

    private final List<UserChange> changes = new ArrayList<>();
    private final Users users = new Users(InstantSource.fixed(NOW), changes::add);

    @Test
    void increasesUpdatedAtWithEachChangeWhileTheClockIsStopped() {
        User user = users.add(userWith("ada@campus.edu", NOW));

        users.change(user.id(), same -> same);
        users.change(user.id(), same -> same);

        assertThat(changes)
                .extracting(change -> change.user().updatedAt())
                .containsExactly(NOW, NOW.plusMillis(1), NOW.plusMillis(2));
    }

    @Test
    void rejectsAnAddressOfAnotherUser() {
        users.add(userWith("ada@campus.edu", NOW));

        assertThatThrownBy(() -> users.add(userWith("ADA@campus.edu", NOW)))
                .isInstanceOf(IdentifierTakenException.class);
        assertThat(changes).hasSize(1);
    }

    @Test
    void acceptsAnAddressThatAnotherUserHasRemoved() {
        User ada = users.add(userWith("ada@campus.edu", NOW));
        String idn = ada.emailAddresses().entries().getFirst().id();

        users.change(
                ada.id(),
                user -> user.with(
                        Identification.Kind.EMAIL_ADDRESS, user.emailAddresses().without(idn)));
        User grace = users.add(userWith("ada@campus.edu", NOW));

        assertThat(users.ownerOf(idn)).isEmpty();
        assertThat(users.find(ada.id()).orElseThrow().emailAddresses().primaryId())
                .isNull();
        assertThat(users.find(grace.id())).isPresent();
    }

    @Test
    void paginatesInOrderOfCreation() {
        User third = users.add(userWith("c@campus.edu", NOW.plusMillis(3)));
        User first = users.add(userWith("a@campus.edu", NOW.plusMillis(1)));
        User second = users.add(userWith("b@campus.edu", NOW.plusMillis(2)));

        assertThat(users.list(EVERYONE, OLDEST_FIRST, null, 0, 2)).containsExactly(first, second);
        assertThat(users.list(EVERYONE, OLDEST_FIRST, second.id(), 0, 2)).containsExactly(third);
        assertThat(users.list(EVERYONE, UserQuery.Order.NEWEST_FIRST, null, 1, 2))
                .containsExactly(second, first);
    }

    @Test
    void publishesADeletionOnce() {
        User user = users.add(userWith("ada@campus.edu", NOW));

        users.delete(user.id());
        users.delete(user.id());

        assertThat(changes).hasSize(2).last().isInstanceOf(UserChange.Deleted.class);
    }

    private static User userWith(String emailAddress, Instant createdAt) {
        return User.registered(
                new Profile(null, null, null, null, null),
                Metadata.NONE,
                Identifications.startingWith(List.of(Identification.added(emailAddress, true, createdAt))),
                Identifications.startingWith(List.of()),
                false,
                createdAt,
                createdAt);
    }
}
