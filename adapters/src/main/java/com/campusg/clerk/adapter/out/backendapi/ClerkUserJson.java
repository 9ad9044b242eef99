package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clerk's User object (<a href="https://clerk.com/docs/reference/backend/types/backend-user">Clerk, Backend User</a>), as
 * far as CampusG shows it.
 */
record ClerkUserJson(JsonMember user) {

    ClerkUserId id() {
        return user.required("id").clerkUserId();
    }

    Instant updatedAt() {
        return user.required("updated_at").millis();
    }

    /** @param sentAt when Clerk told of it */
    Snapshot snapshot(Instant sentAt) {
        return new Snapshot(id(), profile(), new Revision(updatedAt(), sentAt));
    }

    Instant createdAt() {
        return user.required("created_at").millis();
    }

    private Profile profile() {
        try {
            return new Profile(
                    primary("primary_email_address_id", "email_addresses")
                            .flatMap(ClerkUserJson::emailAddress)
                            .orElse(null),
                    text("username"),
                    text("first_name"),
                    text("last_name"),
                    primary("primary_phone_number_id", "phone_numbers")
                            .flatMap(number -> number.optional("phone_number"))
                            .map(JsonMember::text)
                            .orElse(null),
                    text("image_url"));
        } catch (IllegalArgumentException notStorable) {
            throw new UnexpectedJsonException("the profile cannot be kept: " + notStorable.getMessage());
        }
    }

    private @Nullable String text(String name) {
        return user.optional(name).map(JsonMember::text).orElse(null);
    }

    /** The entry that the id names; an id may be null, and may name none: Clerk's own samples do. */
    private Optional<JsonMember> primary(String idName, String listName) {
        return user.optional(idName)
                .map(JsonMember::text)
                .flatMap(id -> user.optional(listName).stream()
                        .flatMap(JsonMember::elements)
                        .filter(entry -> id.equals(entry.required("id").text()))
                        .findFirst());
    }

    private static Optional<EmailAddress> emailAddress(JsonMember entry) {
        boolean verified = entry.optional("verification")
                .flatMap(verification -> verification.optional("status"))
                .map(JsonMember::text)
                .filter("verified"::equals)
                .isPresent();
        return entry.optional("email_address").map(address -> new EmailAddress(address.text(), verified));
    }
}
