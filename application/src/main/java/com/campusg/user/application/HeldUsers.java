package com.campusg.user.application;

import com.campusg.user.application.port.out.LockedUsers;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Users who are locked together, changed here, and written together: a unit of work. Who looks for a user a second time
 * sees what was kept the first time.
 */
final class HeldUsers implements LockedUsers {

    private final Users users;
    private final Set<ClerkUserId> places;
    private final Map<ClerkUserId, User> byClerkUserId = new HashMap<>();
    private final Map<UserId, User> unlinked = new LinkedHashMap<>();
    private final Map<UserId, User> added = new LinkedHashMap<>();
    private final Map<UserId, User> updated = new LinkedHashMap<>();

    private HeldUsers(Users users, Set<ClerkUserId> places) {
        this.users = users;
        this.places = places;
    }

    /** Locks all whom these changes may touch. */
    static HeldUsers lock(Users users, List<UserChange> changes) {
        HeldUsers held = new HeldUsers(
                users, changes.stream().map(UserChange::clerkUserId).collect(Collectors.toSet()));
        users.lockAllByClerkUserId(held.places).forEach(held::hold);
        Set<EmailAddress> newcomers = changes.stream()
                .filter(change -> !held.byClerkUserId.containsKey(change.clerkUserId()))
                .flatMap(change -> change.proof().stream())
                .collect(Collectors.toSet());
        if (!newcomers.isEmpty()) {
            users.lockAllUnlinkedByEmail(newcomers).forEach(user -> held.unlinked.put(user.id(), user));
        }
        return held;
    }

    @Override
    public Optional<User> lockByClerkUserId(ClerkUserId clerkUserId) {
        if (!places.contains(clerkUserId)) {
            throw new IllegalArgumentException("Only those who were locked are held");
        }
        return Optional.ofNullable(byClerkUserId.get(clerkUserId));
    }

    @Override
    public List<User> lockUnlinkedByEmail(EmailAddress email) {
        return unlinked.values().stream()
                .filter(user -> user.profile().isReachedAt(email))
                .toList();
    }

    @Override
    public void add(User user) {
        added.put(user.id(), user);
        hold(user);
    }

    @Override
    public void update(User user) {
        unlinked.remove(user.id());
        (added.containsKey(user.id()) ? added : updated).put(user.id(), user);
        hold(user);
    }

    /** Writes what was kept. */
    void write() {
        users.addAll(List.copyOf(added.values()));
        users.updateAll(List.copyOf(updated.values()));
    }

    private void hold(User user) {
        ClerkIdentity identity = user.identity();
        if (identity != null) {
            byClerkUserId.put(identity.clerkUserId(), user);
        }
    }
}
