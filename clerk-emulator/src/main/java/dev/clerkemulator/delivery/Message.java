package dev.clerkemulator.delivery;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook message. All attempts send the same id and body. */
public record Message(String id, String type, @Nullable String userId, Instant createdAt, String body) {

    public static Message of(String type, @Nullable String userId, Instant createdAt, String body) {
        return new Message(Ids.next("msg_"), type, userId, createdAt, body);
    }
}
