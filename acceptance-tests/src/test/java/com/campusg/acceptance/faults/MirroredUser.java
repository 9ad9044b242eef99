package com.campusg.acceptance.faults;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that CampusG keeps of what Clerk says of a user; of a deleted one, nothing but the id. */
record MirroredUser(
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

    static MirroredUser deleted(String id) {
        return new MirroredUser(id, true, null, false, null, null, null, null, null, null);
    }

    /** As the Backend API shows a user. */
    static MirroredUser atClerk(JsonNode user) {
        JsonNode email = primary(user, "primary_email_address_id", "email_addresses");
        return new MirroredUser(
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

    static MirroredUser atCampusG(ResultSet row) throws SQLException {
        OffsetDateTime updatedAt = row.getObject("clerk_updated_at", OffsetDateTime.class);
        return new MirroredUser(
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

    /** As a message in {@code campusg.users} shows a user. */
    static MirroredUser told(JsonNode message) {
        JsonNode user = message.path("user");
        String updatedAt = text(user, "clerkUpdatedAt");
        return new MirroredUser(
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
