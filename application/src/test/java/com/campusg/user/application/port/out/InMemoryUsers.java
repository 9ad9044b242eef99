package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users for as long as a test lasts. Nobody competes for them, but who writes without having locked what is written is
 * told so.
 */
public final class InMemoryUsers implements Users {

    private final Map<UserId, User> users = new LinkedHashMap<>();
    private final Set<ClerkUserId> lockedPlaces = new HashSet<>();
    private final Set<UserId> lockedUsers = new HashSet<>();

    @Override
    public List<User> findAllByClerkUserId(Set<ClerkUserId> clerkUserIds) {
        return users.values().stream()
                .filter(user -> clerkUserIds.stream().anyMatch(id -> isOf(id, user)))
                .toList();
    }

    @Override
    public List<User> lockAllByClerkUserId(Set<ClerkUserId> clerkUserIds) {
        lockedPlaces.addAll(clerkUserIds);
        return findAllByClerkUserId(clerkUserIds).stream().map(this::locked).toList();
    }

    @Override
    public List<User> lockAllUnlinkedByEmail(Set<EmailAddress> emails) {
        return users.values().stream()
                .filter(user -> user.identity() == null && emails.stream().anyMatch(user.profile()::isReachedAt))
                .sorted(Comparator.comparing(User::createdAt))
                .map(this::locked)
                .toList();
    }

    @Override
    public List<ClerkUserId> livingAfter(@Nullable ClerkUserId last, int most) {
        return users.values().stream()
                .filter(user -> !user.isDeleted())
                .flatMap(user -> Stream.ofNullable(user.identity()))
                .map(ClerkIdentity::clerkUserId)
                .filter(id -> last == null || id.value().compareTo(last.value()) > 0)
                .sorted(Comparator.comparing(ClerkUserId::value))
                .limit(most)
                .toList();
    }

    @Override
    public void addAll(List<User> newcomers) {
        for (User user : newcomers) {
            ClerkIdentity identity = user.identity();
            if (identity != null) {
                require(lockedPlaces.contains(identity.clerkUserId()), "Nobody holds the place of this user");
                require(findByClerkUserId(identity.clerkUserId()).isEmpty(), "There is such a user of Clerk");
            }
            require(users.putIfAbsent(user.id(), user) == null, "There is a user of this id");
        }
    }

    @Override
    public void updateAll(List<User> changed) {
        for (User user : changed) {
            require(lockedUsers.contains(user.id()), "Nobody holds this user");
            users.put(user.id(), user);
        }
    }

    /** Lets all locks go, as the end of a transaction does. */
    public void endTransaction() {
        lockedPlaces.clear();
        lockedUsers.clear();
    }

    public List<User> all() {
        return List.copyOf(users.values());
    }

    private User locked(User user) {
        lockedUsers.add(user.id());
        return user;
    }

    private static boolean isOf(ClerkUserId clerkUserId, User user) {
        ClerkIdentity identity = user.identity();
        return identity != null && identity.clerkUserId().equals(clerkUserId);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
