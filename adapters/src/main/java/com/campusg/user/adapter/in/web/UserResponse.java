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

/** A user as the user sees themself. */
@Schema(name = "User", description = "A user as they see themself. What is not known is null.")
record UserResponse(
        @Schema(description = "CampusG's own id", example = "0199a3f2-7c1e-7d3a-9b1c-2f4e6a8c0d1e")
        String userId,

        @Schema(description = "Clerk's id", example = "user_2bX9mQkT7LhYc3VdRw5sZaPfN1e")
        String clerkUserId,

        @Schema(
                types = {"string", "null"},
                description = "The primary address",
                example = "ada@campus.edu")
        @Nullable String email,

        @Schema(description = "Whether the address is proven to be theirs", example = "true")
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
                description = "The primary number, E.164",
                example = "+15555550100")
        @Nullable String phoneNumber,

        @Schema(
                types = {"string", "null"},
                example = "https://img.clerk.com/ada")
        @Nullable String imageUrl,

        @Schema(description = "Mean rating as a customer; 5.0 where nobody rated", example = "5.0")
        BigDecimal customerRating,

        @Schema(example = "0") int customerRatingCount,

        @Schema(description = "Mean rating as a runner; 5.0 where nobody rated", example = "4.67")
        BigDecimal runnerRating,

        @Schema(example = "3") int runnerRatingCount,

        @Schema(description = "When the user came to CampusG", example = "2026-11-22T10:00:00Z")
        Instant createdAt,

        @Schema(description = "When any of this last changed", example = "2026-11-22T10:00:00.250Z")
        Instant updatedAt,

        @Schema(
                types = {"string", "null"},
                format = "date-time",
                description = "The moment at Clerk that this shows",
                example = "2026-11-22T10:00:00.123Z")
        @Nullable Instant clerkUpdatedAt) {

    /** @throws IllegalArgumentException if the user is not tied to Clerk: nobody can ask for such a user */
    static UserResponse from(User user) {
        ClerkIdentity identity = user.identity();
        if (identity == null) {
            throw new IllegalArgumentException("Only users of Clerk are shown");
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
                user.createdAt(),
                user.updatedAt(),
                revision == null ? null : revision.updatedAt());
    }
}
