package com.campusg.rating.application.port.out;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.application.port.out.UserErasure;
import com.campusg.user.domain.Role;
import java.util.List;

/**
 * The repository of ratings.
 *
 * <p>An implementation must write in the caller's transaction. An unavailable database throws; it never looks like an absent
 * rating. {@link #erase} replaces a deleted user as the rater, and deletes the ratings that the user received.
 */
public interface RatingsGiven extends UserErasure {

    /** Finds the ratings of a rater for an order and role: at most one, unless the rater is erased. */
    List<RatingGiven> find(OrderId orderId, Role role, Rater rater);

    /**
     * Adds a rating.
     *
     * @throws RuntimeException if a known rater has given one for that order and role
     */
    void add(RatingGiven rating);
}
