package com.campusg.rating.adapter.in.web;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rating as a service reports it. The members are whatever JSON has there, so that each can be judged. */
@Schema(name = "RatingGiven", description = "What somebody thought of the user after an order.")
record RatingRequest(
        @Schema(
                types = "string",
                pattern = "^[\\x21-\\x7e]{1,128}$",
                description = "The order, by the order service's name for it: 1 to 128 visible ASCII characters",
                example = "order-4711")
        @Nullable Object orderId,

        @Schema(
                types = "string",
                allowableValues = {"CUSTOMER", "RUNNER"},
                description = "What the rated user did in the order",
                example = "RUNNER")
        @Nullable Object role,

        @Schema(types = "integer", minimum = "1", maximum = "5", example = "5") @Nullable Object stars,

        @Schema(
                types = "string",
                pattern = "^user_[A-Za-z0-9_-]{1,250}$",
                description = "Clerk's id of the other one in the order; CampusG need not know them yet",
                example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1f")
        @Nullable Object ratedBy) {

    /**
     * The rating, if all of it can be one.
     *
     * @throws RatingProblemException naming each field that is not what it has to be
     */
    RatingGiven of(ClerkUserId rated) {
        Optional<OrderId> order = text(orderId).flatMap(OrderId::parse);
        Optional<Role> ratedAs = text(role).flatMap(RatingRequest::role);
        Optional<Stars> given = starsGiven();
        Optional<ClerkUserId> rater = text(ratedBy).flatMap(ClerkUserId::parse);
        if (order.isPresent() && ratedAs.isPresent() && given.isPresent() && rater.isPresent()) {
            return new RatingGiven(order.get(), ratedAs.get(), rated, new Rater.Known(rater.get()), given.get());
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        if (order.isEmpty()) {
            wrong.put("orderId", "An order id has 1 to 128 visible ASCII characters.");
        }
        if (ratedAs.isEmpty()) {
            wrong.put("role", "The role is CUSTOMER or RUNNER.");
        }
        if (given.isEmpty()) {
            wrong.put("stars", "Stars are a whole number from 1 to 5.");
        }
        if (rater.isEmpty()) {
            wrong.put("ratedBy", "A Clerk user id starts with user_.");
        }
        throw RatingProblemException.invalidFields(wrong);
    }

    private Optional<Stars> starsGiven() {
        return stars instanceof Integer number && Stars.isValid(number)
                ? Optional.of(new Stars(number))
                : Optional.empty();
    }

    private static Optional<String> text(@Nullable Object member) {
        return member instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Role> role(String name) {
        return Arrays.stream(Role.values())
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
