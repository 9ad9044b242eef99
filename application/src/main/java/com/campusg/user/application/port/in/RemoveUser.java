package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;

/** Erases a user whom Clerk deleted, for good; of one never heard of it keeps a tombstone all the same. */
@FunctionalInterface
public interface RemoveUser {

    Outcome remove(ClerkUserId clerkUserId);

    /** What became of the user. */
    sealed interface Outcome {

        /** Nothing personal is left, and nothing that arrives late brings the user back. */
        record Removed() implements Outcome {}

        /** That was so before. */
        record RemovedBefore() implements Outcome {}
    }
}
