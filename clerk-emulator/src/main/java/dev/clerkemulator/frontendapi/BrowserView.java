package dev.clerkemulator.frontendapi;

import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.Users;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON of clients, sessions and users in the Frontend API: includes tokens, and omits private metadata. */
final class BrowserView {
    private final Users users;
    private final Sessions sessions;
    private final SessionTokens tokens;
    private final FaultInjection faults;

    BrowserView(Users users, Sessions sessions, SessionTokens tokens, FaultInjection faults) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.faults = faults;
    }

    /** The live sessions of a browser whose user exists, newest first. */
    List<Session> sessionsOf(Optional<BrowserClient> client) {
        return client.stream()
                .flatMap(browser -> sessions.liveSessionsOf(browser).stream())
                .filter(session -> users.find(session.userId()).isPresent())
                .map(session -> faults.switches().sessionsPending() ? session.pending() : session)
                .toList();
    }

    /** The client object. A browser without any sign-in is not stored and has a placeholder id. */
    Map<String, @Nullable Object> client(Optional<BrowserClient> client, @Nullable String origin) {
        List<Session> live = sessionsOf(client);
        long createdAt =
                client.map(browser -> browser.createdAt().toEpochMilli()).orElse(0L);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "client");
        json.put("id", client.map(BrowserClient::id).orElse("client_new"));
        json.put(
                "sessions",
                live.stream().map(session -> session(session, origin)).toList());
        json.put("sign_in", null);
        json.put("sign_up", null);
        json.put(
                "last_active_session_id",
                live.stream().findFirst().map(Session::id).orElse(null));
        json.put("last_authentication_strategy", null);
        json.put("cookie_expires_at", null);
        json.put("captcha_bypass", true);
        json.put("created_at", createdAt);
        json.put(
                "updated_at",
                live.stream()
                        .mapToLong(session -> session.updatedAt().toEpochMilli())
                        .max()
                        .orElse(createdAt));
        return json;
    }

    Map<String, @Nullable Object> session(Session session, @Nullable String origin) {
        User user = users.find(session.userId()).orElse(null);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "session");
        json.put("id", session.id());
        json.put("status", session.status());
        json.put("expire_at", session.expireAt().toEpochMilli());
        json.put("abandon_at", session.abandonAt().toEpochMilli());
        json.put("last_active_at", session.updatedAt().toEpochMilli());
        json.put("last_active_organization_id", null);
        json.put("actor", null);
        json.put(
                "tasks",
                session.status() == Session.Status.PENDING ? List.of(Map.of("key", "choose-organization")) : null);
        json.put("user", user == null ? null : user(user));
        json.put("public_user_data", user == null ? null : publicUserData(user));
        json.put("factor_verification_age", List.of(0, -1));
        json.put("created_at", session.createdAt().toEpochMilli());
        json.put("updated_at", session.updatedAt().toEpochMilli());
        json.put("last_active_token", session.isLive() ? token(session, origin) : null);
        return json;
    }

    /** The token object. The origin of the page becomes the authorized party, as with Clerk. */
    Map<String, @Nullable Object> token(Session session, @Nullable String origin) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "token");
        json.put("jwt", tokens.issue(session, faults.switches().tokenLifetime(), origin));
        return json;
    }

    Map<String, @Nullable Object> user(User user) {
        Map<String, @Nullable Object> json = UserObject.of(user);
        json.remove("private_metadata");
        json.put("organization_memberships", List.of());
        return json;
    }

    static Map<String, @Nullable Object> publicUserData(User user) {
        Map<String, @Nullable Object> all = UserObject.of(user);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (String name : List.of("first_name", "last_name", "image_url", "has_image")) {
            json.put(name, all.get(name));
        }
        json.put(
                "identifier",
                user.emailAddresses()
                        .primary()
                        .or(() -> user.phoneNumbers().primary())
                        .map(Identification::value)
                        .orElse(Objects.requireNonNullElse(user.profile().username(), "")));
        json.put("user_id", user.id());
        return json;
    }
}
