package com.campusg.rating.application.port.out;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import java.util.List;

/**
 * All ratings that were given.
 *
 * <p>What an adapter must guarantee: writing is part of the caller's transaction. A store that cannot be reached throws;
 * it never looks like a rating that was not given.
 */
public interface RatingsGiven {

    /** What the rater gave for that role in that order: one at most, unless the rater has left, for all who left are one. */
    List<RatingGiven> find(OrderId orderId, Role role, Rater rater);

    /**
     * Keeps a rating.
     *
     * @throws RuntimeException if a known rater has given one for that order and role
     */
    void add(RatingGiven rating);

    /** Keeps this user's ratings of others without the name, and none that others gave this user. */
    void forget(ClerkUserId clerkUserId);
}
