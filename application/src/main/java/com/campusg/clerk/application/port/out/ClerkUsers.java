package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The users as Clerk has them now, all of whom one can go through.
 *
 * <p>What an adapter must guarantee: it keeps within the rates that Clerk grants, and is patient with a Clerk that is
 * slow or says "later". A snapshot's {@code sentAt} is no later than the state it shows.
 *
 * <p>All methods throw {@link ClerkUnavailableException} when Clerk cannot be had, or does not let us in: an empty answer
 * always is Clerk's word.
 */
public interface ClerkUsers {

    /** How many a page holds at most. */
    int PAGE = 500;

    /** How many can be asked for by id at once. */
    int IDS_AT_ONCE = 100;

    /** Whose users these are, or empty if Clerk does not tell. */
    Optional<InstanceId> instance();

    long count();

    /** A page in the order of signing up. Whoever signs up meanwhile comes at the end. */
    Page signedUpAfter(@Nullable Place last);

    /**
     * A page in the order of the last change, newest first. Users who change meanwhile move to the front.
     *
     * @param offset how many to pass over
     */
    Page lastChanged(long offset);

    /**
     * Which of these users exist.
     *
     * @param clerkUserIds at most {@link #IDS_AT_ONCE}
     */
    Set<ClerkUserId> existing(List<ClerkUserId> clerkUserIds);

    Optional<Snapshot> find(ClerkUserId clerkUserId);

    /**
     * Some users.
     *
     * @param users those that we can make sense of
     * @param unreadable how many more there were
     * @param last where the page ends; null if it is empty
     */
    record Page(
            List<Snapshot> users, int unreadable, @Nullable Place last) {

        public int size() {
            return users.size() + unreadable;
        }
    }

    /** A place in the order of signing up: this user's. */
    record Place(ClerkUserId clerkUserId, Instant signedUpAt) {}
}
