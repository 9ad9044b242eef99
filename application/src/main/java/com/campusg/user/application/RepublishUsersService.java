package com.campusg.user.application;

import com.campusg.user.application.port.in.RepublishUsers;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Locks the users of a page, so that the republished event is in order with other events of the same user. */
public final class RepublishUsersService implements RepublishUsers {

    private final Users users;
    private final UserEventOutbox outbox;
    private final InstantSource clock;

    public RepublishUsersService(Users users, UserEventOutbox outbox, InstantSource clock) {
        this.users = users;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Page republish(Optional<ClerkUserId> after) {
        List<ClerkUserId> ids = users.activeAfter(after);
        if (ids.isEmpty()) {
            return new Page(0, Optional.empty(), users.unidentified());
        }
        List<User> locked = users.lockAll(new LinkedHashSet<>(ids));
        List<UserEvent> events = locked.stream()
                .filter(user -> !user.isDeleted())
                .map(this::republished)
                .toList();
        outbox.add(events);
        return new Page(events.size(), Optional.of(ids.getLast()), unreadable(ids, locked));
    }

    private static List<SkippedUser> unreadable(List<ClerkUserId> ids, List<User> locked) {
        Set<ClerkUserId> unreadable = new LinkedHashSet<>(ids);
        locked.forEach(user ->
                unreadable.remove(Objects.requireNonNull(user.identity()).clerkUserId()));
        return unreadable.stream()
                .map(id -> new SkippedUser(id.value(), "the row cannot be read"))
                .toList();
    }

    private UserEvent republished(User user) {
        ClerkUserId clerkUserId = Objects.requireNonNull(user.identity()).clerkUserId();
        return new UserEvent.Republished(clerkUserId, user.version(), clock.instant());
    }
}
