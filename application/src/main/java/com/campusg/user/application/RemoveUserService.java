package com.campusg.user.application;

import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.out.LockedUsers;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.Optional;

/** Leaves a tombstone where a user was, or would have been, and tells those who remember the user elsewhere. */
public final class RemoveUserService implements RemoveUser {

    private final LockedUsers users;
    private final UserIds userIds;
    private final UserEvents userEvents;
    private final InstantSource clock;

    public RemoveUserService(LockedUsers users, UserIds userIds, UserEvents userEvents, InstantSource clock) {
        this.users = users;
        this.userIds = userIds;
        this.userEvents = userEvents;
        this.clock = clock;
    }

    @Override
    public Outcome remove(ClerkUserId clerkUserId) {
        Optional<User> known = users.lockByClerkUserId(clerkUserId);
        User tombstone;
        if (known.isEmpty()) {
            tombstone = User.neverMet(userIds.next(), clerkUserId, clock.instant());
            users.add(tombstone);
        } else if (known.get().isDeleted()) {
            return new Outcome.RemovedBefore();
        } else {
            tombstone = known.get().erased(clock.instant());
            users.update(tombstone);
        }
        userEvents.publish(new UserEvent.Erased(clerkUserId, tombstone.version(), tombstone.updatedAt()));
        return new Outcome.Removed();
    }
}
