package com.campusg.user.application;

import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.application.port.out.UserEvents;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.UserChange;
import java.time.InstantSource;
import java.util.List;

/** Locks all users at once, lets those who know how to change one do it, and writes all at once. */
public final class ChangeUsersService implements ChangeUsers {

    private final Users users;
    private final UserIds userIds;
    private final UserEvents userEvents;
    private final InstantSource clock;

    public ChangeUsersService(Users users, UserIds userIds, UserEvents userEvents, InstantSource clock) {
        this.users = users;
        this.userIds = userIds;
        this.userEvents = userEvents;
        this.clock = clock;
    }

    @Override
    public List<Outcome> change(List<UserChange> changes) {
        HeldUsers held = HeldUsers.lock(users, changes);
        SyncUser syncUser = new SyncUserService(held, userIds, userEvents, clock);
        RemoveUser removeUser = new RemoveUserService(held, userIds, userEvents, clock);
        List<Outcome> outcomes = changes.stream()
                .map(change -> switch (change) {
                    case UserChange.Shown(var snapshot) -> outcome(syncUser.sync(snapshot));
                    case UserChange.Deleted(var clerkUserId) -> outcome(removeUser.remove(clerkUserId));
                })
                .toList();
        held.write();
        return outcomes;
    }

    private static Outcome outcome(SyncUser.Outcome outcome) {
        return switch (outcome) {
            case SyncUser.Outcome.Registered(), SyncUser.Outcome.Linked(), SyncUser.Outcome.Updated() -> Outcome.DONE;
            case SyncUser.Outcome.Stale() -> Outcome.STALE;
        };
    }

    private static Outcome outcome(RemoveUser.Outcome outcome) {
        return switch (outcome) {
            case RemoveUser.Outcome.Removed() -> Outcome.DONE;
            case RemoveUser.Outcome.RemovedBefore() -> Outcome.STALE;
        };
    }
}
