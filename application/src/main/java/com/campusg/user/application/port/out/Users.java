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
 * ends. A store that cannot be reached throws; it never looks like an absent user.
 */
public interface Users {

    /** The user or tombstone as last committed; neither waits for locks nor takes any. */
    Optional<User> findByClerkUserId(ClerkUserId clerkUserId);

    /** Those of them who are kept, users and tombstones, in any order; by one look, however many are asked for. */
    List<User> findAllByClerkUserId(Set<ClerkUserId> clerkUserIds);

    /**
     * The user or tombstone, held so that nobody else can change it. Where there is none, nobody else can add one of
     * that id either, until the caller's transaction ends: so two deliveries for one user never overtake each other.
     */
    Optional<User> lockByClerkUserId(ClerkUserId clerkUserId);

    /**
     * A user from before Clerk with that address, spelt in upper or lower case, held so that nobody else can link it. Of
     * several the one spelt the same way, else the oldest.
     */
    Optional<User> lockUnlinkedByEmail(EmailAddress email);

    /**
     * Users who have a Clerk id and are not deleted, in an order that never changes.
     *
     * @param last the last one of those before; null to begin with
     * @param most how many at most
     */
    List<ClerkUserId> livingAfter(@Nullable ClerkUserId last, int most);

    /** Keeps a new user or tombstone. */
    void add(User user);

    /**
     * Keeps a user that was locked before. All that is personal goes with a tombstone, also what {@link User} does not
     * show.
     */
    void update(User user);
}
