package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All users.
 *
 * <p>What an adapter must guarantee: writing is part of the caller's transaction. A lock lasts until that transaction
 * ends. A store that cannot be reached throws; it never looks like an absent user. However many are asked for or written
 * at once, it is one question.
 */
public interface Users extends LockedUsers {

    /** Those of them who are kept, users and tombstones, as last committed; neither waits for locks nor takes any. */
    List<User> findAllByClerkUserId(Set<ClerkUserId> clerkUserIds);

    /** The user or tombstone as last committed; neither waits for locks nor takes any. */
    default Optional<User> findByClerkUserId(ClerkUserId clerkUserId) {
        return findAllByClerkUserId(Set.of(clerkUserId)).stream().findFirst();
    }

    /**
     * Those of them who are kept, users and tombstones, as {@link LockedUsers#lockByClerkUserId} would hold each. They are
     * locked in one order, whoever asks, so that no two callers ever wait for each other.
     */
    List<User> lockAllByClerkUserId(Set<ClerkUserId> clerkUserIds);

    @Override
    default Optional<User> lockByClerkUserId(ClerkUserId clerkUserId) {
        return lockAllByClerkUserId(Set.of(clerkUserId)).stream().findFirst();
    }

    /** Those with any of these addresses, as {@link LockedUsers#lockUnlinkedByEmail} would hold each; the oldest first. */
    List<User> lockAllUnlinkedByEmail(Set<EmailAddress> emails);

    @Override
    default List<User> lockUnlinkedByEmail(EmailAddress email) {
        return lockAllUnlinkedByEmail(Set.of(email));
    }

    /**
     * Users who have a Clerk id and are not deleted, in an order that never changes.
     *
     * @param last the last one of those before; null to begin with
     * @param most how many at most
     */
    List<ClerkUserId> livingAfter(@Nullable ClerkUserId last, int most);

    /** Keeps new users or tombstones. */
    void addAll(List<User> users);

    @Override
    default void add(User user) {
        addAll(List.of(user));
    }

    /** Keeps users that were locked before, as {@link LockedUsers#update} does. */
    void updateAll(List<User> users);

    @Override
    default void update(User user) {
        updateAll(List.of(user));
    }
}
