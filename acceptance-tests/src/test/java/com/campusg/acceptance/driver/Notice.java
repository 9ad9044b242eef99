package com.campusg.acceptance.driver;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Clerk has to tell, under the number that stays the same however often it is sent. */
record Notice(String id, String body) {

    static Notice of(String body) {
        return new Notice(Ids.next("msg_"), body);
    }

    static Notice of(String type, Map<String, @Nullable Object> data, long timestamp, String instanceId) {
        return of(Json.text(Json.object(
                "object", "event",
                "type", type,
                "timestamp", timestamp,
                "instance_id", instanceId,
                "event_attributes",
                        Map.of("http_request", Map.of("client_ip", "203.0.113.7", "user_agent", "Campus Browser/1.0")),
                "data", data)));
    }

    static Notice signedUp(ClerkUser user, String instanceId) {
        return of("user.created", user.data(), user.updatedAt().toEpochMilli(), instanceId);
    }

    static Notice changed(ClerkUser user, String instanceId) {
        return changed(user, user.updatedAt().toEpochMilli(), instanceId);
    }

    static Notice changed(ClerkUser user, long timestamp, String instanceId) {
        return of("user.updated", user.data(), timestamp, instanceId);
    }

    static Notice left(String clerkUserId, Instant when, String instanceId) {
        return of(
                "user.deleted",
                Json.object("object", "user", "id", clerkUserId, "deleted", true),
                when.toEpochMilli(),
                instanceId);
    }

    Notice withBody(String newBody) {
        return new Notice(id, newBody);
    }

    List<Notice> times(int count) {
        return Collections.nCopies(count, this);
    }
}
