package com.campusg.sync.application.port.in;

import com.campusg.sync.domain.Reconciliation;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Compares the users with Clerk and corrects differences: users that are missing, outdated, or deleted at Clerk. */
@FunctionalInterface
public interface ReconcileUsers {

    /**
     * Compares once. At most one reconciliation or backfill runs at a time.
     *
     * @throws com.campusg.sync.application.port.out.ClerkUnavailableException if Clerk is unavailable; corrections made so
     *     far stay, and the next reconciliation starts where this one did
     */
    Result reconcile(Request request, SyncProgress progress);

    /**
     * The options of a reconciliation.
     *
     * @param scope which users at Clerk are compared; deletions are always looked for
     * @param maxDeletions how many users may be deleted; empty for the larger of 5 % of all users and
     *     {@link #DEFAULT_MAX_DELETIONS}
     * @param dryRun whether to write nothing and only report
     */
    record Request(Scope scope, OptionalLong maxDeletions, boolean dryRun) {

        public static final long DEFAULT_MAX_DELETIONS = 20;

        public static final Request SINCE_LAST = new Request(new Scope.SinceLast(), OptionalLong.empty(), false);

        /** How many of so many users may be deleted. */
        public long maxDeletionsOf(long users) {
            return maxDeletions.orElse(Math.max(DEFAULT_MAX_DELETIONS, users / 20));
        }
    }

    /** Which users at Clerk are compared. */
    sealed interface Scope {

        /** Users that changed since the last reconciliation; all users if there was none. */
        record SinceLast() implements Scope {}

        /** Users that changed after a point in time. */
        record ChangedAfter(Instant since) implements Scope {}

        /** All users. */
        record All() implements Scope {}
    }

    /** The result of a reconciliation. */
    sealed interface Result {

        /**
         * All users in scope were compared and corrected.
         *
         * @param compared the number of users at Clerk that were compared
         * @param tombstones users that are deleted here, but that Clerk still lists
         * @param skipped users in Clerk's answers that could not be read or kept
         * @param unidentified rows with a {@code clerk_user_id} that is no Clerk user id, which were not compared
         */
        record Completed(
                Reconciliation reconciliation,
                long compared,
                List<ClerkUserId> tombstones,
                List<SkippedUser> skipped,
                List<SkippedUser> unidentified)
                implements Result {}

        /**
         * More users seem to be deleted at Clerk than is allowed. None of them was deleted here; other differences were
         * corrected.
         */
        record TooManyDeletions(long found, long allowed) implements Result {}

        /** Another backfill or reconciliation is running. Nothing was done. */
        record Busy() implements Result {}

        /** The secret key belongs to another Clerk instance than the accepted tokens. Nothing was done. */
        record OtherInstance() implements Result {}

        /**
         * It is not known whether the secret key and the accepted tokens belong to the same Clerk instance. Nothing was done. A
         * dry run does not have this result.
         */
        record UnknownInstance() implements Result {}
    }
}
