package com.campusg.user.application;

import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Lets {@link User} decide what a snapshot means, and keeps what it decided. */
public final class SyncUserService implements SyncUser {

    private final Users users;
    private final UserIds userIds;
    private final InstantSource clock;

    public SyncUserService(Users users, UserIds userIds, InstantSource clock) {
        this.users = users;
        this.userIds = userIds;
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
            users.update(fromBeforeClerk.get().linked(snapshot, now));
            return new Outcome.Linked();
        }
        users.add(User.registered(userIds.next(), snapshot, now));
        return new Outcome.Registered();
    }

    private Optional<User> fromBeforeClerk(Snapshot snapshot) {
        EmailAddress email = snapshot.profile().email();
        return email == null || !email.verified()
                ? Optional.empty()
                : users.lockUnlinkedByEmail(email).filter(user -> user.canBeLinkedTo(snapshot));
    }
}
