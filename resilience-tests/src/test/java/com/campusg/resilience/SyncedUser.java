package com.campusg.resilience;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of a user that CampusG synchronizes; of a deleted user, only the id. */
record SyncedUser(
        String id,
        boolean deleted,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String phoneNumber,
        @Nullable String imageUrl,
        @Nullable Long updatedAtMillis) {

    static final String QUERY = """
            select clerk_user_id, deleted_at, email, email_verified, username, first_name, last_name, phone_number,
                   image_url, clerk_updated_at
            from users where clerk_user_id is not null""";

    static SyncedUser deleted(String id) {
        return new SyncedUser(id, true, null, false, null, null, null, null, null, null);
    }

    /** A user of the Backend API. */
    static SyncedUser inClerk(JsonNode user) {
        JsonNode email = primary(user, "primary_email_address_id", "email_addresses");
        return new SyncedUser(
                user.path("id").asString(),
                false,
                text(email, "email_address"),
                email.path("verification").path("status").asString("").equals("verified"),
                text(user, "username"),
                text(user, "first_name"),
                text(user, "last_name"),
                text(primary(user, "primary_phone_number_id", "phone_numbers"), "phone_number"),
                text(user, "image_url"),
                user.path("updated_at").asLong());
    }

    static SyncedUser inCampusG(ResultSet row) throws SQLException {
        OffsetDateTime updatedAt = row.getObject("clerk_updated_at", OffsetDateTime.class);
        return new SyncedUser(
                row.getString("clerk_user_id"),
                row.getObject("deleted_at") != null,
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("username"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("phone_number"),
                row.getString("image_url"),
                updatedAt == null ? null : updatedAt.toInstant().toEpochMilli());
    }

    /** A user in a message of the topic {@code campusg.users}. */
    static SyncedUser published(JsonNode message) {
        JsonNode user = message.path("user");
        String updatedAt = text(user, "clerkUpdatedAt");
        return new SyncedUser(
                message.path("clerkUserId").asString(),
                false,
                text(user, "email"),
                user.path("emailVerified").asBoolean(),
                text(user, "username"),
                text(user, "firstName"),
                text(user, "lastName"),
                text(user, "phoneNumber"),
                text(user, "imageUrl"),
                updatedAt == null ? null : Instant.parse(updatedAt).toEpochMilli());
    }

    private static JsonNode primary(JsonNode user, String idName, String listName) {
        String id = user.path(idName).asString("");
        return user.path(listName)
                .valueStream()
                .filter(entry -> entry.path("id").asString("").equals(id))
                .findFirst()
                .orElseGet(() -> user.path("nothing"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : null;
    }
}
