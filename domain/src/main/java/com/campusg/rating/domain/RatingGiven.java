package com.campusg.rating.domain;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;

/**
 * What somebody thought of somebody else after an order.
 *
 * <p>It is given once and never changes: order, role and rater tell it from all others. When the rater leaves, their
 * name goes and the stars stay; when the rated user leaves, all of it goes.
 *
 * @param role what the rated user did in the order
 * @param rated who was rated
 */
public record RatingGiven(OrderId orderId, Role role, ClerkUserId rated, Rater rater, Stars stars) {

    /** Whether somebody praises themself. */
    public boolean isOfOneself() {
        return rater.equals(new Rater.Known(rated));
    }

    /** The same, by somebody who has left. */
    public RatingGiven withoutRater() {
        return new RatingGiven(orderId, role, rated, new Rater.Departed(), stars);
    }
}
