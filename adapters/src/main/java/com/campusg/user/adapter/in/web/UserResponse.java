package com.campusg.user.adapter.in.web;

import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The full view of a user: what the user and machines may see. */
@Schema(name = "User", description = "The full view of a user: what the user and machines see. Absent values are null.")
record UserResponse(
        @Schema(description = "The id at CampusG", example = "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e")
        String userId,

        @Schema(description = "The id at Clerk", example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e")
        String clerkUserId,

        @Schema(
                types = {"string", "null"},
                description = "The primary e-mail address",
                example = "ada@campus.edu")
        @Nullable String email,

        @Schema(description = "Whether Clerk has verified the address", example = "true")
        boolean emailVerified,

        @Schema(
                types = {"string", "null"},
                example = "ada")
        @Nullable String username,

        @Schema(
                types = {"string", "null"},
                example = "Ada")
        @Nullable String firstName,

        @Schema(
                types = {"string", "null"},
                example = "Lovelace")
        @Nullable String lastName,

        @Schema(
                types = {"string", "null"},
                description = "The primary phone number, in E.164 format",
                example = "+15555550100")
        @Nullable String phoneNumber,

        @Schema(
                types = {"string", "null"},
                example = "https://img.clerk.com/ada")
        @Nullable String imageUrl,

        @Schema(description = "Mean rating as a customer; 5.0 without ratings", example = "5.0")
        BigDecimal customerRating,

        @Schema(example = "0") int customerRatingCount,

        @Schema(description = "Mean rating as a runner; 5.0 without ratings", example = "4.67")
        BigDecimal runnerRating,

        @Schema(example = "3") int runnerRatingCount,

        @Schema(description = "Whether the user is banned in Clerk", example = "false")
        boolean banned,

        @Schema(description = "When the user was created at CampusG", example = "2026-11-22T10:00:00Z")
        Instant createdAt,

        @Schema(description = "When the user last changed at CampusG", example = "2026-11-22T10:00:00.250Z")
        Instant updatedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "When this state of the user was saved at Clerk",
                example = "2026-11-22T10:00:00.123Z")
        @Nullable Instant clerkUpdatedAt) {

    /** @throws IllegalArgumentException if the user is not linked to Clerk: no request can name such a user */
    static UserResponse from(User user) {
        ClerkIdentity identity = user.identity();
        if (identity == null) {
            throw new IllegalArgumentException("The user is not linked to Clerk");
        }
        Profile profile = user.profile();
        EmailAddress email = profile.email();
        Revision revision = identity.revision();
        Rating customer = user.ratings().asCustomer();
        Rating runner = user.ratings().asRunner();
        return new UserResponse(
                user.id().value(),
                identity.clerkUserId().value(),
                email == null ? null : email.value(),
                email != null && email.verified(),
                profile.username(),
                profile.firstName(),
                profile.lastName(),
                profile.phoneNumber(),
                profile.imageUrl(),
                customer.average(),
                customer.count(),
                runner.average(),
                runner.count(),
                profile.banned(),
                user.createdAt(),
                user.updatedAt(),
                revision == null ? null : revision.updatedAt());
    }
}
