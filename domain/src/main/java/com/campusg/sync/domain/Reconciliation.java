package com.campusg.sync.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A completed comparison of the users with Clerk.
 *
 * @param until all users that changed up to this time, by Clerk's clock, have been compared by this or an earlier
 *     reconciliation; null if some were never compared
 * @param drift the differences that were found and corrected
 */
public record Reconciliation(
        Instant startedAt, Instant finishedAt, @Nullable Instant until, Drift drift) {

    /**
     * Differences between the users and Clerk.
     *
     * @param missing users that exist at Clerk but not here
     * @param outdated users that Clerk has in a newer state
     * @param deleted users that no longer exist at Clerk
     */
    public record Drift(long missing, long outdated, long deleted) {

        public static final Drift NONE = new Drift(0, 0, 0);

        public long total() {
            return missing + outdated + deleted;
        }
    }
}
