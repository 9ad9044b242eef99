package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;

/** Finds a user by the name that Clerk has for them. */
@FunctionalInterface
public interface FindUser {

    Outcome find(ClerkUserId clerkUserId);

    /** Whom we found. */
    sealed interface Outcome {

        /** The user, alive. */
        record Found(User user) implements Outcome {}

        /** Clerk deleted this user. */
        record Deleted() implements Outcome {}

        /** We have not heard of this user, or not yet. */
        record Unknown() implements Outcome {}
    }
}
