package com.campusg.rating.adapter.in.web;

import com.campusg.user.domain.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** The rating of a user in one role. */
@Schema(name = "Rating", description = "The rating of the user in that role, including this rating.")
record RatingResponse(
        @Schema(description = "The mean, rounded half up to two decimals", example = "4.67")
        BigDecimal rating,

        @Schema(description = "The number of ratings", example = "3")
        int count) {

    static RatingResponse from(Rating rating) {
        return new RatingResponse(rating.average(), rating.count());
    }
}
