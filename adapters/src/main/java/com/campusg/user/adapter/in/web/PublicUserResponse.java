package com.campusg.user.adapter.in.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The public view of a user: what other users may see. */
@Schema(name = "PublicUser", description = "The public view of a user: what other users see.")
record PublicUserResponse(
        @Schema(description = "The id at CampusG", example = "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e")
        String userId,

        @Schema(description = "The id at Clerk", example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e")
        String clerkUserId,

        @Schema(
                types = {"string", "null"},
                example = "Ada")
        @Nullable String firstName,

        @Schema(
                types = {"string", "null"},
                example = "https://img.clerk.com/ada")
        @Nullable String imageUrl,

        @Schema(description = "Mean rating as a customer; 5.0 without ratings", example = "5.0")
        BigDecimal customerRating,

        @Schema(example = "0") int customerRatingCount,

        @Schema(description = "Mean rating as a runner; 5.0 without ratings", example = "4.67")
        BigDecimal runnerRating,

        @Schema(example = "3") int runnerRatingCount) {

    static PublicUserResponse from(UserResponse user) {
        return new PublicUserResponse(
                user.userId(),
                user.clerkUserId(),
                user.firstName(),
                user.imageUrl(),
                user.customerRating(),
                user.customerRatingCount(),
                user.runnerRating(),
                user.runnerRatingCount());
    }
}
