package com.campusg.rating.adapter.out.postgres;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code ratings_given}.
 *
 * @param ratingId null until inserted
 * @param rater null after the rater was erased
 * @param reportedBy the machine that reported the rating; set on insertion. Null for ratings from before V10
 */
@Table("ratings_given")
record RatingRow(
        @Id @Nullable Long ratingId,
        String orderId,
        Role role,
        String rated,
        @Nullable String rater,
        int stars,
        @CreatedBy @Nullable String reportedBy) {

    static RatingRow from(RatingGiven rating) {
        return new RatingRow(
                null,
                rating.orderId().value(),
                rating.role(),
                rating.rated().value(),
                nameOf(rating.rater()),
                rating.stars().value(),
                null);
    }

    RatingGiven toDomain() {
        return new RatingGiven(
                new OrderId(orderId),
                role,
                new ClerkUserId(rated),
                rater == null ? new Rater.Erased() : new Rater.Known(new ClerkUserId(rater)),
                new Stars(stars));
    }

    static @Nullable String nameOf(Rater rater) {
        return switch (rater) {
            case Rater.Known(ClerkUserId clerkUserId) -> clerkUserId.value();
            case Rater.Erased() -> null;
        };
    }
}
