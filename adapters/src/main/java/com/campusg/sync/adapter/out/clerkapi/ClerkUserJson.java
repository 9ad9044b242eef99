package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clerk's User object (<a href="https://clerk.com/docs/reference/backend/types/backend-user">Clerk, Backend User</a>). All
 * methods throw {@link UnexpectedJsonException} if a required member is absent or a member has another type.
 */
record ClerkUserJson(JsonReader user) {

    ClerkUserId id() {
        return user.required("id").clerkUserId();
    }

    Instant createdAt() {
        return user.required("created_at").millis();
    }

    Instant updatedAt() {
        return user.required("updated_at").millis();
    }

    /** @param sentAt when Clerk sent this state; not later than the state */
    Snapshot snapshot(Instant sentAt) {
        return new Snapshot(id(), profile(), new Revision(updatedAt(), sentAt));
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
                            .map(JsonReader::storableText)
                            .orElse(null),
                    text("image_url"),
                    user.optional("banned").map(JsonReader::flag).orElse(false));
        } catch (IllegalArgumentException invalid) {
            throw new UnexpectedJsonException("the profile cannot be stored: " + invalid.getMessage());
        }
    }

    private @Nullable String text(String name) {
        return user.optional(name).map(JsonReader::storableText).orElse(null);
    }

    /** The list entry with the primary id; in Clerk's samples the id may be null or name no entry. */
    private Optional<JsonReader> primary(String idName, String listName) {
        return user.optional(idName)
                .map(JsonReader::text)
                .flatMap(id -> user.optional(listName).stream()
                        .flatMap(JsonReader::elements)
                        .filter(entry -> id.equals(entry.required("id").text()))
                        .findFirst());
    }

    /** An address with characters that cannot be stored is kept without them, but is then not the verified one. */
    private static Optional<EmailAddress> emailAddress(JsonReader entry) {
        Optional<JsonReader> address = entry.optional("email_address");
        boolean verified = entry.optional("verification")
                .flatMap(verification -> verification.optional("status"))
                .map(JsonReader::text)
                .filter("verified"::equals)
                .isPresent();
        boolean unchanged = address.map(JsonReader::text).equals(address.map(JsonReader::storableText));
        return address.map(JsonReader::storableText)
                .filter(text -> !text.isBlank())
                .map(text -> new EmailAddress(text, verified && unchanged));
    }
}
