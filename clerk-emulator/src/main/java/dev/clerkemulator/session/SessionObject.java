package dev.clerkemulator.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of a session, which is identical in the Backend API and in events. */
public final class SessionObject {

    private SessionObject() {}

    public static Map<String, @Nullable Object> of(Session session) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "session");
        json.put("id", session.id());
        json.put("user_id", session.userId());
        json.put("client_id", session.clientId());
        json.put("actor", null);
        json.put("status", session.status());
        json.put("last_active_organization_id", null);
        json.put("last_active_at", session.updatedAt().toEpochMilli());
        json.put("expire_at", session.expireAt().toEpochMilli());
        json.put("abandon_at", session.abandonAt().toEpochMilli());
        json.put(
                "tasks",
                session.status() == Session.Status.PENDING ? List.of(Map.of("key", "choose-organization")) : null);
        json.put("created_at", session.createdAt().toEpochMilli());
        json.put("updated_at", session.updatedAt().toEpochMilli());
        return json;
    }
}
