package com.campusg.user.application;

import com.campusg.user.application.port.in.ChangeUsers.Result;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserIds;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The unit of work of a batch of changes: the locked users, their new states, and the events. */
final class UserChanges {

    private final Users users;
    private final Map<ClerkUserId, User> byClerkUserId = new HashMap<>();
    private final Map<UserId, User> unlinked = new LinkedHashMap<>();
    private final Map<UserId, User> added = new LinkedHashMap<>();
    private final Map<UserId, User> updated = new LinkedHashMap<>();
    private final Set<ClerkUserId> deleted = new LinkedHashSet<>();
    private final List<UserEvent> events = new ArrayList<>();

    private UserChanges(Users users) {
        this.users = users;
    }

    /** Locks all users that the changes may affect: those with the Clerk ids, then those that may be linked. */
    static UserChanges lock(Users users, List<UserChange> changes) {
        UserChanges locked = new UserChanges(users);
        Set<ClerkUserId> ids = changes.stream().map(UserChange::clerkUserId).collect(Collectors.toSet());
        users.lockAll(ids).forEach(locked::keep);
        Set<EmailAddress> emails = changes.stream()
                .filter(change -> !locked.byClerkUserId.containsKey(change.clerkUserId()))
                .flatMap(change -> change.verifiedEmail().stream())
                .collect(Collectors.toSet());
        if (!emails.isEmpty()) {
            users.lockUnlinked(emails).forEach(user -> locked.unlinked.put(user.id(), user));
        }
        return locked;
    }

    Result update(Snapshot snapshot, UserIds userIds, Instant now) {
        User user = byClerkUserId.get(snapshot.clerkUserId());
        if (user == null) {
            return registerOrLink(snapshot, userIds, now);
        }
        return switch (user.update(snapshot, now)) {
            case User.Update.Changed(User changed) -> {
                save(changed);
                events.add(new UserEvent.Changed(snapshot.clerkUserId(), changed.version(), changed.updatedAt()));
                yield Result.UPDATED;
            }
            case User.Update.Confirmed(User confirmed) -> {
                save(confirmed);
                yield Result.UNCHANGED;
            }
            case User.Update.Stale() -> Result.UNCHANGED;
        };
    }

    Result delete(ClerkUserId clerkUserId, UserIds userIds, Instant now) {
        User user = byClerkUserId.get(clerkUserId);
        if (user != null && user.isDeleted()) {
            return Result.UNCHANGED;
        }
        User tombstone;
        if (user == null) {
            tombstone = User.tombstoneOf(userIds.next(), clerkUserId, now);
            add(tombstone);
        } else {
            tombstone = user.deleted(now);
            save(tombstone);
        }
        deleted.add(clerkUserId);
        events.add(new UserEvent.Erased(clerkUserId, tombstone.version(), tombstone.updatedAt()));
        return Result.DELETED;
    }

    void write(UserEventOutbox outbox, List<UserErasure> erasures) {
        if (!added.isEmpty()) {
            users.addAll(List.copyOf(added.values()));
        }
        if (!updated.isEmpty()) {
            users.updateAll(List.copyOf(updated.values()));
        }
        if (!deleted.isEmpty()) {
            erasures.forEach(erasure -> erasure.erase(deleted));
        }
        if (!events.isEmpty()) {
            outbox.add(events);
        }
    }

    private Result registerOrLink(Snapshot snapshot, UserIds userIds, Instant now) {
        Optional<User> fromBeforeClerk = User.selectForLinking(snapshot, List.copyOf(unlinked.values()));
        User user;
        if (fromBeforeClerk.isPresent()) {
            user = fromBeforeClerk.get().linked(snapshot, now);
            save(user);
        } else {
            user = User.registered(userIds.next(), snapshot, now);
            add(user);
        }
        events.add(new UserEvent.Registered(snapshot.clerkUserId(), user.version(), user.updatedAt()));
        return fromBeforeClerk.isPresent() ? Result.LINKED : Result.REGISTERED;
    }

    private void add(User user) {
        added.put(user.id(), user);
        keep(user);
    }

    /** A user that was added by this batch is still inserted, in its newest state. */
    private void save(User user) {
        unlinked.remove(user.id());
        (added.containsKey(user.id()) ? added : updated).put(user.id(), user);
        keep(user);
    }

    private void keep(User user) {
        if (user.identity() != null) {
            byClerkUserId.put(user.identity().clerkUserId(), user);
        }
    }
}
