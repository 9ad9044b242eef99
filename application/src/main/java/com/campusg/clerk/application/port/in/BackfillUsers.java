package com.campusg.clerk.application.port.in;

/**
 * Brings every user of the Clerk instance in, such as those who signed up before there was a webhook. Safe to repeat and
 * to break off: one that broke off goes on where it was.
 */
@FunctionalInterface
public interface BackfillUsers {

    /**
     * Goes through all users once.
     *
     * @param progress is told now and then
     * @throws com.campusg.clerk.application.port.out.ClerkUnavailableException if Clerk cannot be had; what was done
     *     stays
     */
    Outcome backfill(Request request, WalkProgress progress);

    /**
     * What is wanted.
     *
     * @param fromTheStart whether to pass over what one that broke off has done
     * @param rehearsed whether to write nothing, and only tell what would be done
     */
    record Request(boolean fromTheStart, boolean rehearsed) {}

    /** What came of it. */
    sealed interface Outcome {

        /** All users were gone through. */
        record Completed(Tally tally) implements Outcome {}

        /** Somebody else is going through the users. Nothing was done. */
        record Busy() implements Outcome {}

        /** The secret key opens another instance than the one whose tokens we believe. Nothing was done. */
        record OtherInstance() implements Outcome {}
    }

    /**
     * The users that were gone through, by what became of them.
     *
     * @param before how many an earlier one that broke off had gone through
     * @param registered new to us
     * @param linked users from before Clerk, now tied to Clerk
     * @param updated changed
     * @param inStep as they were
     * @param deleted deleted here for good, although Clerk still lists them
     * @param unreadable what Clerk answered made no sense
     */
    record Tally(long before, long registered, long linked, long updated, long inStep, long deleted, long unreadable) {

        public long total() {
            return before + registered + linked + updated + inStep + deleted + unreadable;
        }
    }
}
