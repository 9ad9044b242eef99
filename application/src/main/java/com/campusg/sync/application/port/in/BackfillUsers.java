package com.campusg.sync.application.port.in;

import com.campusg.user.domain.SkippedUser;
import java.util.List;

/**
 * Imports all users of the Clerk instance, for example those who signed up before the webhook existed. Safe to repeat. An
 * interrupted backfill continues at its checkpoint.
 */
@FunctionalInterface
public interface BackfillUsers {

    /**
     * Imports all users once.
     *
     * @throws com.campusg.sync.application.port.out.ClerkUnavailableException if Clerk is unavailable; the users imported so
     *     far stay
     */
    Result backfill(Request request, SyncProgress progress);

    /**
     * The options of a backfill.
     *
     * @param ignoreCheckpoint whether to begin with the first user although an earlier backfill was interrupted
     * @param dryRun whether to write nothing and only count
     */
    record Request(boolean ignoreCheckpoint, boolean dryRun) {}

    /** The result of a backfill. */
    sealed interface Result {

        /** All users were processed. */
        record Completed(Tally tally) implements Result {}

        /**
         * All users that Clerk lists were processed, but Clerk counts more. The next backfill begins with the first user.
         *
         * @param atClerk the number of users that Clerk counts
         */
        record Incomplete(Tally tally, long atClerk) implements Result {}

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

    /**
     * The number of users by result.
     *
     * @param before processed by an earlier, interrupted backfill
     * @param registered created
     * @param linked users from before Clerk that were linked
     * @param updated changed
     * @param current unchanged
     * @param deleted tombstones here that Clerk still lists
     * @param skipped users in Clerk's answers that could not be read or kept
     */
    record Tally(
            long before,
            long registered,
            long linked,
            long updated,
            long current,
            long deleted,
            List<SkippedUser> skipped) {

        public long total() {
            return before + registered + linked + updated + current + deleted + skipped.size();
        }
    }
}
