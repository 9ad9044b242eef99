package com.campusg.rating.application.port.out;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ratings in memory. There are no transactions. */
public final class InMemoryRatingsGiven implements RatingsGiven {

    private final List<RatingGiven> ratings = new ArrayList<>();

    @Override
    public List<RatingGiven> find(OrderId orderId, Role role, Rater rater) {
        return ratings.stream()
                .filter(rating -> rating.orderId().equals(orderId)
                        && rating.role() == role
                        && rating.rater().equals(rater))
                .toList();
    }

    @Override
    public void add(RatingGiven rating) {
        if (rating.rater() instanceof Rater.Known
                && !find(rating.orderId(), rating.role(), rating.rater()).isEmpty()) {
            throw new IllegalStateException("The rater has given a rating for this order and role");
        }
        ratings.add(rating);
    }

    @Override
    public void erase(Set<ClerkUserId> deleted) {
        ratings.removeIf(rating -> deleted.contains(rating.rated()));
        ratings.replaceAll(rating -> rating.rater() instanceof Rater.Known(ClerkUserId rater) && deleted.contains(rater)
                ? rating.withoutRater()
                : rating);
    }

    public List<RatingGiven> all() {
        return List.copyOf(ratings);
    }
}
