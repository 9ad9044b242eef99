package com.campusg.rating.domain;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;

/**
 * A rating that one user gave another after an order.
 *
 * <p>Order, role and rater identify a rating; it never changes. When the rater is deleted, the rater's id is erased and
 * the stars stay. When the rated user is deleted, the rating is deleted.
 *
 * @param role the role of the rated user in the order
 * @param rated the rated user
 */
public record RatingGiven(OrderId orderId, Role role, ClerkUserId rated, Rater rater, Stars stars) {

    /** Whether rater and rated user are the same. */
    public boolean isSelfRating() {
        return rater.equals(new Rater.Known(rated));
    }

    /** The same rating without the id of the rater. */
    public RatingGiven withoutRater() {
        return new RatingGiven(orderId, role, rated, new Rater.Erased(), stars);
    }
}
