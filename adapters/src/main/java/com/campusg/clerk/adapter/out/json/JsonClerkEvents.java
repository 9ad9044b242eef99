package com.campusg.clerk.adapter.out.json;

import com.campusg.clerk.application.port.out.ClerkEvents;
import com.campusg.clerk.domain.ClerkEvent;
import com.campusg.clerk.domain.ClerkEvent.NotOurs;
import com.campusg.clerk.domain.ClerkEvent.Unintelligible;
import com.campusg.clerk.domain.ClerkEvent.UserChanged;
import com.campusg.clerk.domain.ClerkEvent.UserDeleted;
import com.campusg.clerk.domain.Payload;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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
        try {
            return read(new JsonMember("", json.readTree(payload.bytes())));
        } catch (JacksonException notJson) {
            return new Unintelligible("not JSON");
        } catch (UnexpectedJsonException unexpected) {
            return new Unintelligible(unexpected.reason());
        }
    }

    private static ClerkEvent read(JsonMember envelope) {
        String type = envelope.required("type").text();
        return switch (type) {
            case "user.created", "user.updated" -> new UserChanged(type, snapshot(envelope));
            case "user.deleted" ->
                new UserDeleted(type, envelope.required("data").required("id").clerkUserId());
            default -> new NotOurs();
        };
    }

    private static Snapshot snapshot(JsonMember envelope) {
        ClerkUserJson user = new ClerkUserJson(envelope.required("data"));
        Instant updatedAt = user.updatedAt();
        Instant sentAt =
                envelope.optional("timestamp").map(JsonMember::secondsOrMillis).orElse(updatedAt);
        return new Snapshot(user.id(), user.profile(), new Revision(updatedAt, sentAt));
    }
}
