package com.campusg.sync.adapter.out.clerkapi;

import static com.campusg.sync.domain.ClerkEventTypes.USER_CREATED;
import static com.campusg.sync.domain.ClerkEventTypes.USER_DELETED;
import static com.campusg.sync.domain.ClerkEventTypes.USER_UPDATED;

import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.ClerkEvent.Unhandled;
import com.campusg.sync.domain.ClerkEvent.Unreadable;
import com.campusg.sync.domain.ClerkEvent.UserChanged;
import com.campusg.sync.domain.Envelope;
import com.campusg.sync.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads Clerk's events. Unknown members are ignored, because Clerk adds members without a new version; an event without a
 * required member, or with a member of another type, is unreadable.
 */
final class JsonClerkEvents implements ClerkEvents {

    @Override
    public ClerkEvent read(Payload payload) {
        JsonReader event;
        try {
            event = ClerkJson.parse(payload.bytes());
        } catch (JacksonException notJson) {
            return new Unreadable("not JSON", null);
        }
        try {
            return read(event);
        } catch (UnexpectedJsonException unexpected) {
            return new Unreadable(unexpected.reason(), clerkUserId(event));
        }
    }

    private static ClerkEvent read(JsonReader event) {
        String type = event.required("type").text();
        return switch (type) {
            case USER_CREATED, USER_UPDATED -> {
                ClerkUserJson user = new ClerkUserJson(event.required("data"));
                Envelope envelope = envelope(type, event);
                Instant sentAt = envelope.sentAt();
                yield new UserChanged(
                        envelope, new UserChange.Updated(user.snapshot(sentAt == null ? user.updatedAt() : sentAt)));
            }
            case USER_DELETED ->
                new UserChanged(
                        envelope(type, event),
                        new UserChange.Deleted(
                                event.required("data").required("id").clerkUserId()));
            default -> new Unhandled(new Envelope(type, null, null));
        };
    }

    private static Envelope envelope(String type, JsonReader event) {
        return new Envelope(
                type,
                event.optional("instance_id").flatMap(JsonReader::instanceId).orElse(null),
                event.optional("timestamp").map(JsonReader::secondsOrMillis).orElse(null));
    }

    /** The user that an unreadable event names, so that the delivery can be erased with the user. */
    private static @Nullable ClerkUserId clerkUserId(JsonReader event) {
        try {
            return event.required("data").required("id").clerkUserId();
        } catch (UnexpectedJsonException namesNone) {
            return null;
        }
    }
}
