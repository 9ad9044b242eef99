package com.campusg.user.adapter.out.kafka;

import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The value of a message; its schema is {@code docs/events/user-event.v1.schema.json}.
 *
 * @param user null if the user was deleted
 */
record UserEventJson(
        int schemaVersion,
        String type,
        String clerkUserId,
        long version,
        Instant occurredAt,
        @Nullable UserJson user) {

    private static final int SCHEMA_VERSION = 1;

    static UserEventJson from(UserMessage message) {
        UserEvent event = message.event();
        return new UserEventJson(
                SCHEMA_VERSION,
                event.type(),
                event.clerkUserId().value(),
                event.version(),
                event.occurredAt(),
                switch (message) {
                    case UserMessage.Upserted(UserEvent of, User user) -> UserJson.from(user);
                    case UserMessage.Tombstone tombstone -> null;
                });
    }

    /**
     * The state of the user.
     *
     * @param version the version of this state: that of the event, or a later one
     */
    record UserJson(
            String userId,
            long version,
            @Nullable String email,
            boolean emailVerified,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String phoneNumber,
            @Nullable String imageUrl,
            BigDecimal customerRating,
            int customerRatingCount,
            BigDecimal runnerRating,
            int runnerRatingCount,
            boolean banned,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant clerkUpdatedAt) {

        static UserJson from(User user) {
            Profile profile = user.profile();
            EmailAddress email = profile.email();
            Rating customer = user.ratings().asCustomer();
            Rating runner = user.ratings().asRunner();
            return new UserJson(
                    user.id().value(),
                    user.version(),
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
                    clerkUpdatedAt(user));
        }

        private static @Nullable Instant clerkUpdatedAt(User user) {
            return user.identity() == null || user.identity().revision() == null
                    ? null
                    : user.identity().revision().updatedAt();
        }
    }
}
