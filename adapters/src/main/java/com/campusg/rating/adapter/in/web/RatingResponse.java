package com.campusg.rating.adapter.in.web;

import com.campusg.user.domain.Rating;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** What a user is rated in one role. */
@Schema(name = "Rating", description = "What the user is rated in that role, with this rating.")
record RatingResponse(
        @Schema(description = "The mean, to two decimals, half up", example = "4.67")
        BigDecimal rating,

        @Schema(description = "How many ratings it is the mean of", example = "3")
        int count) {

    static RatingResponse from(Rating rating) {
        return new RatingResponse(rating.average(), rating.count());
    }
}
