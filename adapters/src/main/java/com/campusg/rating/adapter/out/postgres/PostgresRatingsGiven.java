package com.campusg.rating.adapter.out.postgres;

import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Ratings in table {@code ratings_given}. */
@Component
final class PostgresRatingsGiven implements RatingsGiven {

    private final RatingRows rows;

    PostgresRatingsGiven(RatingRows rows) {
        this.rows = rows;
    }

    @Override
    public List<RatingGiven> find(OrderId orderId, Role role, Rater rater) {
        return rows.findByOrderIdAndRoleAndRater(orderId.value(), role, RatingRow.nameOf(rater)).stream()
                .map(RatingRow::toDomain)
                .toList();
    }

    @Override
    public void add(RatingGiven rating) {
        rows.save(RatingRow.from(rating));
    }

    /** Most deleted users have neither given nor received a rating. */
    @Override
    public void erase(Set<ClerkUserId> deleted) {
        List<String> ids = deleted.stream().map(ClerkUserId::value).toList();
        if (!rows.lockAllOf(ids).isEmpty()) {
            rows.deleteByRatedIn(ids);
            rows.eraseRaters(ids);
        }
    }
}
