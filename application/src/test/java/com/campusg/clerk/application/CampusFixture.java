package com.campusg.clerk.application;

import com.campusg.clerk.application.port.out.Walks;
import com.campusg.user.application.FindUserService;
import com.campusg.user.application.ListUsersService;
import com.campusg.user.application.RemoveUserService;
import com.campusg.user.application.SyncUserService;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.ListUsers;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** CampusG's users behind their real doors, in memory. */
final class CampusFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    final InMemoryUsers users = new InMemoryUsers();
    private final SequentialUserIds userIds = new SequentialUserIds();
    final FindUser findUser = new FindUserService(users);
    final SyncUser syncUser = new SyncUserService(users, userIds, event -> {}, CLOCK);
    final RemoveUser removeUser = new RemoveUserService(users, userIds, event -> {}, CLOCK);
    final ListUsers listUsers = new ListUsersService(users);

    static Snapshot snapshot(String id, String firstName, Instant updatedAt) {
        return new Snapshot(
                new ClerkUserId(id),
                new Profile(null, null, firstName, null, null, null),
                new Revision(updatedAt, updatedAt));
    }

    /** What would be done: here, by the looks of it, for nothing may be written. */
    SyncUser.Outcome rehearse(Snapshot snapshot) {
        return users.findByClerkUserId(snapshot.clerkUserId()).isPresent()
                ? new SyncUser.Outcome.Updated()
                : new SyncUser.Outcome.Registered();
    }

    @Nullable String firstName(String id) {
        return users.findByClerkUserId(new ClerkUserId(id))
                .map(User::profile)
                .map(Profile::firstName)
                .orElse(null);
    }

    /** Nobody else walks, or somebody does. */
    static Walks walks(boolean free) {
        return new Walks() {
            @Override
            public <T> Optional<T> alone(Supplier<T> walk) {
                return free ? Optional.of(walk.get()) : Optional.empty();
            }
        };
    }
}
