package com.campusg.clerk.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of all users with Clerk's that came to its end.
 *
 * @param until whoever changed up to then, by Clerk's clock, has been compared, now or before; null if some never were
 * @param drift what was found, and mended
 */
public record Reconciliation(
        Instant startedAt, Instant finishedAt, @Nullable Instant until, Drift drift) {

    /**
     * What had got out of step.
     *
     * @param missing users whom Clerk had and we had not
     * @param outdated users who had changed at Clerk
     * @param deleted users whom Clerk no longer had
     */
    public record Drift(long missing, long outdated, long deleted) {

        public static final Drift NONE = new Drift(0, 0, 0);

        public long total() {
            return missing + outdated + deleted;
        }
    }
}
