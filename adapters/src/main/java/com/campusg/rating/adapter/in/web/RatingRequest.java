package com.campusg.rating.adapter.in.web;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rating that a machine reports. The members have the type {@code Object}, so that each invalid one can be reported. */
@Schema(name = "RatingGiven", description = "A rating that the user received after an order.")
record RatingRequest(
        @Schema(
                types = "string",
                pattern = "^[\\x21-\\x7e]{1,128}$",
                description = "The id of the order in the order service: 1 to 128 visible ASCII characters",
                example = "order-4711")
        @Nullable Object orderId,

        @Schema(
                implementation = Role.class,
                description = "The role of the rated user in the order",
                example = "RUNNER")
        @Nullable Object role,

        @Schema(types = "integer", minimum = "1", maximum = "5", example = "5") @Nullable Object stars,

        @Schema(
                types = "string",
                pattern = "^user_[A-Za-z0-9_-]{1,250}$",
                description = "The Clerk id of the rater, who need not be known at CampusG",
                example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1f")
        @Nullable Object ratedBy) {

    /** @throws ProblemException naming each invalid field */
    RatingGiven toRating(ClerkUserId rated) {
        Optional<OrderId> order = asText(orderId).flatMap(OrderId::parse);
        Optional<Role> ratedAs = asText(role).flatMap(RatingRequest::parseRole);
        Optional<Stars> given = parseStars();
        Optional<ClerkUserId> rater = asText(ratedBy).flatMap(ClerkUserId::parse);
        if (order.isPresent() && ratedAs.isPresent() && given.isPresent() && rater.isPresent()) {
            return new RatingGiven(order.get(), ratedAs.get(), rated, new Rater.Known(rater.get()), given.get());
        }
        Map<String, String> errors = new LinkedHashMap<>();
        if (order.isEmpty()) {
            errors.put("orderId", "An order id has 1 to 128 visible ASCII characters.");
        }
        if (ratedAs.isEmpty()) {
            errors.put("role", "The role is CUSTOMER or RUNNER.");
        }
        if (given.isEmpty()) {
            errors.put("stars", "Stars are an integer from 1 to 5.");
        }
        if (rater.isEmpty()) {
            errors.put("ratedBy", "A Clerk user id starts with user_.");
        }
        throw ProblemException.invalidFields(errors);
    }

    private Optional<Stars> parseStars() {
        return stars instanceof Integer number && Stars.isValid(number)
                ? Optional.of(new Stars(number))
                : Optional.empty();
    }

    private static Optional<String> asText(@Nullable Object member) {
        return member instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Role> parseRole(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst();
    }
}
