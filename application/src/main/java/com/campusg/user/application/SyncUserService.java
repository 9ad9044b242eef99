package com.campusg.user.application;

import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.application.port.out.LockedUsers;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets {@link User} decide what a snapshot means, and keeps what it decided. */
public final class SyncUserService implements SyncUser {

    private final LockedUsers users;
    private final UserIds userIds;
    private final UserEvents userEvents;
    private final InstantSource clock;

    public SyncUserService(LockedUsers users, UserIds userIds, UserEvents userEvents, InstantSource clock) {
        this.users = users;
        this.userIds = userIds;
        this.userEvents = userEvents;
        this.clock = clock;
    }

    @Override
    public Outcome sync(Snapshot snapshot) {
        Optional<User> known = users.lockByClerkUserId(snapshot.clerkUserId());
        return known.isPresent() ? update(known.get(), snapshot) : welcome(snapshot);
    }

    private Outcome update(User user, Snapshot snapshot) {
        return switch (user.sync(snapshot, clock.instant())) {
            case User.Sync.Changed(User changed) -> {
                users.update(changed);
                userEvents.publish(
                        new UserEvent.Changed(snapshot.clerkUserId(), changed.version(), changed.updatedAt()));
                yield new Outcome.Updated();
            }
            case User.Sync.Confirmed(User confirmed) -> {
                users.update(confirmed);
                yield new Outcome.Stale();
            }
            case User.Sync.Stale() -> new Outcome.Stale();
        };
    }

    private Outcome welcome(Snapshot snapshot) {
        Instant now = clock.instant();
        Optional<User> fromBeforeClerk = fromBeforeClerk(snapshot);
        if (fromBeforeClerk.isPresent()) {
            User linked = fromBeforeClerk.get().linked(snapshot, now);
            users.update(linked);
            tellOfNewcomer(linked, snapshot);
            return new Outcome.Linked();
        }
        User registered = User.registered(userIds.next(), snapshot, now);
        users.add(registered);
        tellOfNewcomer(registered, snapshot);
        return new Outcome.Registered();
    }

    /** Others know users by their Clerk id: whoever was here before Clerk is as new to them as anybody. */
    private void tellOfNewcomer(User user, Snapshot snapshot) {
        userEvents.publish(new UserEvent.Registered(snapshot.clerkUserId(), user.version(), user.updatedAt()));
    }

    private Optional<User> fromBeforeClerk(Snapshot snapshot) {
        return snapshot.proof().flatMap(address -> User.ownerOf(snapshot, users.lockUnlinkedByEmail(address)));
    }
}
