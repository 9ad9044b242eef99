package com.campusg.user.application;

import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.UserChange;
import java.time.InstantSource;
import java.util.List;

/** Locks all users of the changes, lets {@link com.campusg.user.domain.User} decide, and writes all decisions at once. */
public final class ChangeUsersService implements ChangeUsers {

    private final Users users;
    private final UserIds userIds;
    private final UserEventOutbox outbox;
    private final List<UserErasure> erasures;
    private final InstantSource clock;

    /** @param erasures what other features erase about deleted users */
    public ChangeUsersService(
            Users users, UserIds userIds, UserEventOutbox outbox, List<UserErasure> erasures, InstantSource clock) {
        this.users = users;
        this.userIds = userIds;
        this.outbox = outbox;
        this.erasures = List.copyOf(erasures);
        this.clock = clock;
    }

    @Override
    public List<Result> change(List<UserChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        UserChanges unitOfWork = UserChanges.lock(users, changes);
        List<Result> results = changes.stream()
                .map(change -> switch (change) {
                    case UserChange.Updated(var snapshot) -> unitOfWork.update(snapshot, userIds, clock.instant());
                    case UserChange.Deleted(var clerkUserId) ->
                        unitOfWork.delete(clerkUserId, userIds, clock.instant());
                })
                .toList();
        unitOfWork.write(outbox, erasures);
        return results;
    }
}
