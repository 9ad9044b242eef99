package com.campusg.acceptance.driver;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A webhook message with its svix-id, which stays the same for all attempts. */
record Delivery(String id, String body) {

    static Delivery of(String body) {
        return new Delivery(Ids.next("msg_"), body);
    }

    static Delivery of(String type, Map<String, @Nullable Object> data, long timestamp, String instanceId) {
        return of(Json.text(Json.object(
                "object", "event",
                "type", type,
                "timestamp", timestamp,
                "instance_id", instanceId,
                "event_attributes",
                        Map.of("http_request", Map.of("client_ip", "203.0.113.7", "user_agent", "Campus Browser/1.0")),
                "data", data)));
    }

    static Delivery created(ClerkUser user, String instanceId) {
        return of("user.created", user.data(), user.updatedAt().toEpochMilli(), instanceId);
    }

    static Delivery updated(ClerkUser user, String instanceId) {
        return updated(user, user.updatedAt().toEpochMilli(), instanceId);
    }

    static Delivery updated(ClerkUser user, long timestamp, String instanceId) {
        return of("user.updated", user.data(), timestamp, instanceId);
    }

    static Delivery deleted(String clerkUserId, Instant when, String instanceId) {
        return of(
                "user.deleted",
                Json.object("object", "user", "id", clerkUserId, "deleted", true),
                when.toEpochMilli(),
                instanceId);
    }

    Delivery withBody(String newBody) {
        return new Delivery(id, newBody);
    }

    List<Delivery> times(int count) {
        return Collections.nCopies(count, this);
    }
}
