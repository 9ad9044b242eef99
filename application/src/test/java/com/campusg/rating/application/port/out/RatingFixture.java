package com.campusg.rating.application.port.out;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;

/** Ratings, named by their role in a test: Ada delivered an order to Ben. */
public final class RatingFixture {

    public static final ClerkUserId ADA = new ClerkUserId("user_ada");
    public static final ClerkUserId BEN = new ClerkUserId("user_ben");
    public static final ClerkUserId CLEO = new ClerkUserId("user_cleo");
    public static final OrderId ORDER = new OrderId("order-1");
    public static final Rater ERASED_RATER = new Rater.Erased();

    private RatingFixture() {}

    public static RatingGiven anyRating() {
        return ratingOf(ADA, BEN, 4);
    }

    public static RatingGiven ratingOf(ClerkUserId rated, ClerkUserId rater, int stars) {
        return ratingIn(ORDER, Role.RUNNER, rated, rater, stars);
    }

    public static RatingGiven ratingIn(OrderId order, Role role, ClerkUserId rated, ClerkUserId rater, int stars) {
        return new RatingGiven(order, role, rated, by(rater), new Stars(stars));
    }

    public static Rater by(ClerkUserId rater) {
        return new Rater.Known(rater);
    }
}
