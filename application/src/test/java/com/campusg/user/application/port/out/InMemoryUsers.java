package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Users in memory, for a single thread. Writing a user whose lock is not held throws. Locks are held until
 * {@link #endTransaction}; there is no rollback.
 */
public final class InMemoryUsers implements Users {

    /** Number of ids in a page. */
    public static final int PAGE_SIZE = 100;

    private final Map<UserId, User> users = new LinkedHashMap<>();
    private final Set<ClerkUserId> lockedIds = new HashSet<>();
    private final Set<UserId> lockedUsers = new HashSet<>();
    private final Set<ClerkUserId> rejected = new HashSet<>();
    private final List<SkippedUser> unidentified = new ArrayList<>();
    private final List<Set<ClerkUserId>> lockCalls = new ArrayList<>();

    @Override
    public Optional<User> find(ClerkUserId clerkUserId) {
        return findAll(Set.of(clerkUserId)).stream().findFirst();
    }

    @Override
    public List<User> findAll(Set<ClerkUserId> clerkUserIds) {
        return users.values().stream()
                .filter(user -> clerkUserId(user).filter(clerkUserIds::contains).isPresent())
                .toList();
    }

    @Override
    public List<User> lockAll(Set<ClerkUserId> clerkUserIds) {
        lockCalls.add(Set.copyOf(clerkUserIds));
        lockedIds.addAll(clerkUserIds);
        return findAll(clerkUserIds).stream().map(this::locked).toList();
    }

    @Override
    public List<User> lockUnlinked(Set<EmailAddress> emails) {
        return users.values().stream()
                .filter(user -> user.identity() == null && emails.stream().anyMatch(user.profile()::hasEmail))
                .sorted(Comparator.comparing(User::createdAt))
                .map(this::locked)
                .toList();
    }

    @Override
    public List<ClerkUserId> activeAfter(Optional<ClerkUserId> after) {
        return idsAfter(after, false);
    }

    @Override
    public List<ClerkUserId> deletedAfter(Optional<ClerkUserId> after) {
        return idsAfter(after, true);
    }

    @Override
    public List<User> findByEmail(EmailAddress email) {
        return users.values().stream()
                .filter(user -> user.profile().hasEmail(email))
                .sorted(Comparator.comparing(User::createdAt))
                .toList();
    }

    private List<ClerkUserId> idsAfter(Optional<ClerkUserId> after, boolean deleted) {
        return users.values().stream()
                .filter(user -> user.isDeleted() == deleted)
                .flatMap(user -> clerkUserId(user).stream())
                .filter(id ->
                        after.isEmpty() || id.value().compareTo(after.get().value()) > 0)
                .sorted(Comparator.comparing(ClerkUserId::value))
                .limit(PAGE_SIZE)
                .toList();
    }

    @Override
    public List<SkippedUser> unidentified() {
        return List.copyOf(unidentified);
    }

    @Override
    public void addAll(List<User> added) {
        rejectAny(added);
        for (User user : added) {
            clerkUserId(user).ifPresent(id -> {
                require(lockedIds.contains(id), "The Clerk id of the user is not locked");
                require(find(id).isEmpty(), "There is a user with this Clerk id");
            });
            require(users.putIfAbsent(user.id(), user) == null, "There is a user with this id");
        }
    }

    @Override
    public void updateAll(List<User> updated) {
        rejectAny(updated);
        for (User user : updated) {
            require(lockedUsers.contains(user.id()), "The user is not locked");
            users.put(user.id(), user);
        }
    }

    private void rejectAny(List<User> written) {
        if (written.stream()
                .anyMatch(user -> clerkUserId(user).filter(rejected::contains).isPresent())) {
            throw new UserRejectedException("rejected", new IllegalArgumentException());
        }
    }

    /** Rejects the user whenever it is written. */
    public void reject(ClerkUserId clerkUserId) {
        rejected.add(clerkUserId);
    }

    /** Adds a row without a valid Clerk user id. */
    public void given(SkippedUser row) {
        unidentified.add(row);
    }

    /** Adds a user that a test starts with. */
    public void given(User user) {
        users.put(user.id(), user);
    }

    /** Returns the same users without locks, for example for changes that are rolled back. */
    public InMemoryUsers copy() {
        InMemoryUsers copy = new InMemoryUsers();
        copy.users.putAll(users);
        return copy;
    }

    /** Releases all locks, as the end of a transaction does. */
    public void endTransaction() {
        lockedIds.clear();
        lockedUsers.clear();
    }

    /** The ids of each call of {@link #lockAll}, in the order of the calls. */
    public List<Set<ClerkUserId>> lockCalls() {
        return List.copyOf(lockCalls);
    }

    public List<User> all() {
        return List.copyOf(users.values());
    }

    private User locked(User user) {
        lockedUsers.add(user.id());
        return user;
    }

    private static Optional<ClerkUserId> clerkUserId(User user) {
        ClerkIdentity identity = user.identity();
        return identity == null ? Optional.empty() : Optional.of(identity.clerkUserId());
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }
}
