package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.ClerkEvent.NotOurs;
import com.campusg.clerk.domain.ClerkEvent.Unintelligible;
import com.campusg.clerk.domain.ClerkEvent.UserChanged;
import com.campusg.clerk.domain.ClerkEvent.UserDeleted;
import com.campusg.clerk.domain.Envelope;
import com.campusg.clerk.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads Clerk's event envelope. Members that we do not know are passed over, for Clerk adds to them; members that we need
 * and that are not what Clerk documents make the event unintelligible.
 */
@Component
final class JsonClerkEvents implements ClerkEvents {

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public ClerkEvent read(Payload payload) {
        JsonMember envelope;
        try {
            envelope = new JsonMember("", json.readTree(payload.bytes()));
        } catch (JacksonException notJson) {
            return new Unintelligible("not JSON", null);
        }
        try {
            return read(envelope);
        } catch (UnexpectedJsonException unexpected) {
            return new Unintelligible(unexpected.reason(), about(envelope.value()));
        }
    }

    private static ClerkEvent read(JsonMember message) {
        String type = message.required("type").text();
        return switch (type) {
            case "user.created", "user.updated" -> {
                ClerkUserJson user = new ClerkUserJson(message.required("data"));
                Envelope envelope = envelope(type, message);
                Instant sentAt = envelope.sentAt();
                yield new UserChanged(envelope, user.snapshot(sentAt == null ? user.updatedAt() : sentAt));
            }
            case "user.deleted" ->
                new UserDeleted(
                        envelope(type, message),
                        message.required("data").required("id").clerkUserId());
            default -> new NotOurs(new Envelope(type, null, null));
        };
    }

    private static Envelope envelope(String type, JsonMember message) {
        return new Envelope(
                type,
                message.optional("instance_id").flatMap(JsonMember::instanceId).orElse(null),
                message.optional("timestamp").map(JsonMember::secondsOrMillis).orElse(null));
    }

    /** Whoever is named where users are named, whatever else is wrong with the message. */
    private static @Nullable ClerkUserId about(JsonNode message) {
        JsonNode id = message.path("data").path("id");
        return id.isString() ? ClerkUserId.parse(id.stringValue()).orElse(null) : null;
    }
}
