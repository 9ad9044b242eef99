package dev.clerkemulator.delivery;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionObject;
import dev.clerkemulator.user.UserChange;
import dev.clerkemulator.user.UserObject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** Publishes changes of users and sessions as messages in Clerk's envelope, with the state of the user after the change. */
public final class UserEvents implements Consumer<UserChange> {
    private final Instance instance;
    private final Deliveries deliveries;
    private final JsonMapper mapper;
    private final String otherInstanceId = Ids.next("ins_");

    public UserEvents(Instance instance, Deliveries deliveries, JsonMapper mapper) {
        this.instance = instance;
        this.deliveries = deliveries;
        this.mapper = mapper;
    }

    @Override
    public void accept(UserChange change) {
        deliveries.publish(message(change));
    }

    public Message message(UserChange change) {
        String type =
                switch (change) {
                    case UserChange.Created created -> "user.created";
                    case UserChange.Updated updated -> "user.updated";
                    case UserChange.Deleted deleted -> "user.deleted";
                };
        Map<String, @Nullable Object> data =
                change instanceof UserChange.Deleted ? UserObject.deleted(change.user()) : UserObject.of(change.user());
        String instanceId = deliveries.faults().otherInstance() ? otherInstanceId : instance.id();
        String body = mapper.writeValueAsString(envelope(instanceId, type, data, change.at()));
        return Message.of(type, change.user().id(), change.at(), body);
    }

    /** Publishes {@code session.created}, {@code session.pending}, or how the session ended. A replacement has no event. */
    public void publish(Session session) {
        String type =
                switch (session.status()) {
                    case ACTIVE -> "session.created";
                    case PENDING -> "session.pending";
                    case REVOKED -> "session.revoked";
                    case ENDED -> "session.ended";
                    case REMOVED -> "session.removed";
                    case REPLACED -> null;
                };
        if (type != null) {
            String body = mapper.writeValueAsString(
                    envelope(instance.id(), type, SessionObject.of(session), session.updatedAt()));
            deliveries.publish(Message.of(type, null, session.updatedAt(), body));
        }
    }

    public static Map<String, @Nullable Object> envelope(
            String instanceId, String type, @Nullable Object data, Instant timestamp) {
        Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
        envelope.put("data", data);
        envelope.put("event_attributes", Map.of("http_request", httpRequest()));
        envelope.put("instance_id", instanceId);
        envelope.put("object", "event");
        envelope.put("timestamp", timestamp.toEpochMilli());
        envelope.put("type", type);
        return envelope;
    }

    /** The client of the request that causes the event; empty for events without request. */
    private static Map<String, String> httpRequest() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return Map.of("client_ip", "", "user_agent", "");
        }
        HttpServletRequest request = attributes.getRequest();
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return Map.of("client_ip", request.getRemoteAddr(), "user_agent", userAgent == null ? "" : userAgent);
    }
}
