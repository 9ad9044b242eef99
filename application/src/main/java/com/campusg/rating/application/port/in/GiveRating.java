package com.campusg.rating.application.port.in;

import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.Rating;

/** Gives a rating after an order: once, however often it is reported. */
@FunctionalInterface
public interface GiveRating {

    /** Gives the rating. It is durable and counts when this returns; if this throws, nothing was done. */
    Outcome give(RatingGiven rating);

    /** What became of the rating. */
    sealed interface Outcome {

        /**
         * It counts.
         *
         * @param now the rated user's rating in that role
         */
        record Given(Rating now) implements Outcome {}

        /**
         * It counted before.
         *
         * @param now the rated user's rating in that role
         */
        record GivenBefore(Rating now) implements Outcome {}

        /** The rater gave another one for that order and role. */
        record Conflict() implements Outcome {}

        /** Somebody would rate themself. */
        record SelfRating() implements Outcome {}

        /** Clerk deleted the user who is rated. */
        record RatedUserDeleted() implements Outcome {}

        /** We have not heard of the user who is rated, or not yet. */
        record RatedUserUnknown() implements Outcome {}
    }
}
