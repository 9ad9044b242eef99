package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.Reconciliation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Compares all users with Clerk's, and mends what has got out of step: users that are missing, outdated, or deleted at
 * Clerk.
 */
@FunctionalInterface
public interface ReconcileUsers {

    /**
     * Compares once, one at a time.
     *
     * @param progress is told now and then
     * @throws com.campusg.clerk.application.port.out.ClerkUnavailableException if Clerk cannot be had; what was mended
     *     stays, and the next one starts where this one did
     */
    Outcome reconcile(Request request, WalkProgress progress);

    /**
     * What is wanted.
     *
     * @param scope who is compared; deletions are always looked for
     * @param mostDeletions how many users may be deleted; null for one in twenty, or {@link #FEW} if that is more
     * @param rehearsed whether to write nothing, and only tell what would be done
     */
    record Request(Scope scope, @Nullable Long mostDeletions, boolean rehearsed) {

        /** Without need to think: no user base is lost with so many. */
        public static final long FEW = 20;

        public static final Request SINCE_LAST = new Request(new Scope.SinceLast(), null, false);

        /** How many users may be deleted, where there are so many. */
        public long mostDeletionsOf(long users) {
            return mostDeletions == null ? Math.max(FEW, users / 20) : mostDeletions;
        }
    }

    /** Which of Clerk's users are compared. */
    sealed interface Scope {

        /** Whoever changed at Clerk since the last reconciliation; all if there was none. */
        record SinceLast() implements Scope {}

        /** Whoever changed at Clerk after that. */
        record ChangedAfter(Instant then) implements Scope {}

        /** Everybody. */
        record All() implements Scope {}
    }

    /** What came of it. */
    sealed interface Outcome {

        /**
         * All were compared, and mended.
         *
         * @param compared how many of Clerk's users
         * @param unreadable how many more there were of whom Clerk's answer made no sense
         */
        record Completed(Reconciliation reconciliation, long compared, long unreadable) implements Outcome {}

        /**
         * So many users seem to be deleted at Clerk that somebody should look first. None of them was deleted here; what
         * else was found is mended.
         */
        record TooManyDeletions(long found, long most) implements Outcome {}

        /** Somebody else is going through the users. Nothing was done. */
        record Busy() implements Outcome {}

        /** The secret key opens another instance than the one whose tokens we believe. Nothing was done. */
        record OtherInstance() implements Outcome {}
    }
}
