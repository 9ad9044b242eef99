package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The repository of users.
 *
 * <p>An implementation must write in the caller's transaction and hold locks until that transaction ends. Each method sends
 * one statement, or one batch, however many users are affected. An unavailable database throws; it never looks like an
 * absent user. A row that cannot be
 * read as a {@link User} is skipped.
 */
public interface Users {

    /** Finds a user or tombstone as last committed, without waiting for locks. */
    Optional<User> find(ClerkUserId clerkUserId);

    /** Finds the users and tombstones with these ids as last committed, without waiting for locks. */
    List<User> findAll(Set<ClerkUserId> clerkUserIds);

    /**
     * Locks these ids and returns their users and tombstones. An id without a user is locked, too: no other transaction can
     * add a user with that id. All callers acquire the locks in the same order, so two callers cannot deadlock.
     */
    List<User> lockAll(Set<ClerkUserId> clerkUserIds);

    /**
     * Locks the users from before Clerk with any of these addresses, ignoring case, and returns them, the oldest first. No
     * other transaction can link them.
     */
    List<User> lockUnlinked(Set<EmailAddress> emails);

    /**
     * Returns a page of the users that are linked to Clerk and not deleted, in ascending order of their Clerk ids.
     *
     * @param after the last id of the previous page; empty for the first page
     * @return at most 100 ids; empty if there are no more users
     */
    List<ClerkUserId> activeAfter(Optional<ClerkUserId> after);

    /**
     * Returns a page of the tombstones, in ascending order of their Clerk ids.
     *
     * @param after the last id of the previous page; empty for the first page
     * @return at most 100 ids; empty if there are no more tombstones
     */
    List<ClerkUserId> deletedAfter(Optional<ClerkUserId> after);

    /** Finds the users with this address, linked or from before Clerk, by {@link EmailAddress#isSameAs}, the oldest first. */
    List<User> findByEmail(EmailAddress email);

    /** Returns the rows that are not deleted and have a {@code clerk_user_id} that is no {@link ClerkUserId}. */
    List<SkippedUser> unidentified();

    /**
     * Inserts users or tombstones.
     *
     * @throws UserRejectedException if the database rejects one of them
     */
    void addAll(List<User> users);

    /**
     * Updates users that were locked before. The update to a tombstone also erases personal data that {@link User} does not
     * hold.
     *
     * @throws UserRejectedException if the database rejects one of them
     */
    void updateAll(List<User> users);
}
