package com.campusg.sync.application;

import com.campusg.user.application.ChangeUsersService;
import com.campusg.user.application.FindUsersService;
import com.campusg.user.application.LockUsersService;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The use cases of the user feature, with users in memory. */
final class UserFeatureFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    final InMemoryUsers users = new InMemoryUsers();
    final FindUsers findUsers = new FindUsersService(users);
    final LockUsers lockUsers = new LockUsersService(users);
    private final SequentialUserIds userIds = new SequentialUserIds();
    private final List<UserErasure> erasures;

    UserFeatureFixture(UserErasure... erasures) {
        this.erasures = List.of(erasures);
    }

    static Snapshot snapshot(String id, String firstName, Instant updatedAt) {
        return new Snapshot(
                new ClerkUserId(id),
                new Profile(null, null, firstName, null, null, null, false),
                new Revision(updatedAt, updatedAt));
    }

    /** Changes users in the transaction of the caller. */
    ChangeUsers changeUsers() {
        return changeUsers(users, erasures);
    }

    /** Changes users in a transaction of its own. */
    ChangeUsers transactionalChangeUsers() {
        return changes -> {
            try {
                return changeUsers().change(changes);
            } finally {
                users.endTransaction();
            }
        };
    }

    /** Changes users in a transaction that is rolled back. */
    ChangeUsers dryRunChangeUsers() {
        return changes -> changeUsers(users.copy(), List.of()).change(changes);
    }

    void update(Snapshot snapshot) {
        transactionalChangeUsers().change(List.of(new UserChange.Updated(snapshot)));
    }

    void delete(ClerkUserId clerkUserId) {
        transactionalChangeUsers().change(List.of(new UserChange.Deleted(clerkUserId)));
    }

    @Nullable String firstName(String id) {
        return users.find(new ClerkUserId(id))
                .map(User::profile)
                .map(Profile::firstName)
                .orElse(null);
    }

    private ChangeUsers changeUsers(InMemoryUsers changed, List<UserErasure> calledErasures) {
        return new ChangeUsersService(
                changed, userIds, new InMemoryUserEventOutbox(), calledErasures, InstantSource.fixed(NOW));
    }
}
