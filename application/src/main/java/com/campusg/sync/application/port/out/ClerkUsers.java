package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The users at Clerk.
 *
 * <p>An implementation must keep Clerk's rate limits and repeat requests that fail temporarily. Paging, and what Clerk needs
 * for a gapless result while users change, is the implementation's concern. The {@code sentAt} of a snapshot must not be
 * later than the state that it shows.
 *
 * <p>All methods throw {@link ClerkUnavailableException} if Clerk is unavailable or refuses the secret key, so an empty result
 * is always Clerk's answer.
 */
public interface ClerkUsers {

    /** The Clerk instance of the secret key; empty if Clerk does not report it. */
    Optional<InstanceId> instance();

    /** The number of users. */
    long count();

    /** When the most recently changed user changed; empty if there are no users. */
    Optional<Instant> lastChange();

    /**
     * Reads a page of all users in the order of sign-up. Users that sign up meanwhile come last. If the user of the cursor is
     * deleted meanwhile, no user is skipped, but some may be read twice.
     *
     * @param after the end of the previous page; empty for the first page
     */
    Page all(Optional<Cursor> after);

    /**
     * Reads all users that changed since a point in time, page by page. A user that changes meanwhile may be read twice, but
     * no user is skipped.
     *
     * @param pages called for each page
     */
    void changedSince(Instant since, Consumer<Page> pages);

    /** Returns those of the users that do not exist at Clerk. */
    Set<ClerkUserId> missing(List<ClerkUserId> clerkUserIds);

    /** Reads one user. */
    Lookup find(ClerkUserId clerkUserId);

    /** The result of reading one user. */
    sealed interface Lookup {

        /** Clerk has the user in this state. */
        record Found(Snapshot snapshot) implements Lookup {}

        /** Clerk has the user, but the state cannot be read or kept. */
        record Unreadable(SkippedUser user) implements Lookup {}

        /** Clerk does not know the user. */
        record NotFound() implements Lookup {}
    }

    /**
     * A page of users.
     *
     * @param users the users that could be read
     * @param skipped the users that could not be read
     * @param next the end of this page, from which to continue; empty if this is the last page
     */
    record Page(List<Snapshot> users, List<SkippedUser> skipped, Optional<Cursor> next) {

        public Page {
            users = List.copyOf(users);
            skipped = List.copyOf(skipped);
        }

        public Set<ClerkUserId> ids() {
            return users.stream().map(Snapshot::clerkUserId).collect(Collectors.toUnmodifiableSet());
        }

        /** This page without these users. */
        public Page without(Set<ClerkUserId> excluded) {
            return new Page(
                    users.stream()
                            .filter(user -> !excluded.contains(user.clerkUserId()))
                            .toList(),
                    skipped,
                    next);
        }
    }

    /** A position in the order of sign-up: that of a user. */
    record Cursor(ClerkUserId clerkUserId, Instant signedUpAt) {}
}
