package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;

/**
 * Adds stars to what a user has been given so far. Whether they are due, and were not counted before, is the caller's to
 * see to.
 */
@FunctionalInterface
public interface RateUser {

    /** Counts the stars. Durable when it returns, within the caller's transaction. */
    Outcome rate(ClerkUserId rated, Role role, Stars stars);

    /** What became of the stars. */
    sealed interface Outcome {

        /**
         * They count.
         *
         * @param rating of the user in that role, with these stars
         */
        record Rated(Rating rating) implements Outcome {}

        /** Clerk deleted this user. */
        record Deleted() implements Outcome {}

        /** We have not heard of this user, or not yet. */
        record Unknown() implements Outcome {}
    }
}
