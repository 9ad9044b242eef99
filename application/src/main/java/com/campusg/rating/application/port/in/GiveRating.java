package com.campusg.rating.application.port.in;

import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.Rating;

/** Records a rating after an order, once, however often it is reported. */
@FunctionalInterface
public interface GiveRating {

    /** Records the rating in one transaction. If this throws, nothing was recorded. */
    Result give(RatingGiven rating);

    /** The result of a reported rating. */
    sealed interface Result {

        /**
         * The rating was recorded.
         *
         * @param rating the new rating of the rated user in that role
         */
        record Given(Rating rating) implements Result {}

        /**
         * The same rating was recorded before.
         *
         * @param rating the rating of the rated user in that role
         */
        record GivenBefore(Rating rating) implements Result {}

        /** The rater gave another rating for the same order and role. */
        record Conflict() implements Result {}

        /** Rater and rated user are the same. */
        record SelfRating() implements Result {}

        /** The rated user was deleted at Clerk. */
        record RatedUserDeleted() implements Result {}

        /** The rated user is not known, or not yet. */
        record RatedUserUnknown() implements Result {}
    }
}
