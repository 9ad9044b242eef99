package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionObject;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The client (browser) of a request, and the JSON of clients, sessions and users in the Frontend API, which includes tokens and
 * omits private metadata.
 */
public final class BrowserView {
    private final BrowserClients clients;
    private final Users users;
    private final Sessions sessions;
    private final SessionTokens tokens;
    private final SignInAttempts attempts;
    private final FaultInjection faults;
    private final InstantSource time;

    public BrowserView(
            BrowserClients clients,
            Users users,
            Sessions sessions,
            SessionTokens tokens,
            SignInAttempts attempts,
            FaultInjection faults,
            InstantSource time) {
        this.clients = clients;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.attempts = attempts;
        this.faults = faults;
        this.time = time;
    }

    Optional<BrowserClient> clientOf(HttpServletRequest request) {
        return ClientCookie.clientOf(request, clients);
    }

    /** Returns the client of the request, or creates one. Sets the cookie. */
    BrowserClient clientOf(HttpServletRequest request, HttpServletResponse response) {
        BrowserClient client = clientOf(request).orElseGet(clients::add);
        String devBrowser = request.getParameter(ClientCookie.DEV_BROWSER);
        if (devBrowser != null) {
            clients.link(devBrowser, client);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, ClientCookie.of(client));
        return client;
    }

    /** The live sessions of a browser whose user exists, the most recently active one first. */
    List<Session> sessionsOf(Optional<BrowserClient> client) {
        return client.stream()
                .flatMap(browser -> sessions.liveSessionsOf(browser).stream())
                .filter(session -> users.find(session.userId()).isPresent())
                .map(session -> faults.switches().sessionsPending() ? session.pending() : session)
                .toList();
    }

    /** Returns the session of the browser with the given id, or the most recently active one if the id is null. */
    Session sessionOf(HttpServletRequest request, @Nullable String id) {
        return sessionsOf(clientOf(request)).stream()
                .filter(session -> id == null || session.id().equals(id))
                .findFirst()
                .orElseThrow(ClerkApiException::notSignedIn);
    }

    /** The response envelope: the requested object and the updated client. */
    Map<String, @Nullable Object> envelope(HttpServletRequest request, @Nullable Object response) {
        return envelope(response, client(clientOf(request), PageOrigin.of(request)));
    }

    static Map<String, @Nullable Object> envelope(@Nullable Object response, @Nullable Object client) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("response", response);
        json.put("client", client);
        return json;
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
        json.put(
                "sign_in",
                client.flatMap(browser -> attempts.currentSignIn(browser.id()))
                        .map(this::signIn)
                        .orElse(null));
        json.put(
                "sign_up",
                client.flatMap(browser -> attempts.currentSignUp(browser.id()))
                        .map(AttemptObject::of)
                        .orElse(null));
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

    /** Signs a user in on the client of an attempt. */
    Session signIn(String userId, String clientId) {
        return clients.findById(clientId)
                .map(client -> sessions.signIn(userId, client, Session.Status.ACTIVE))
                .orElseThrow(ClerkApiException::notSignedIn);
    }

    /** The response with an attempt and the client that contains it. */
    Map<String, @Nullable Object> attempt(
            HttpServletRequest request, String clientId, String member, Map<String, @Nullable Object> attempt) {
        Map<String, @Nullable Object> client = client(clients.findById(clientId), PageOrigin.of(request));
        client.put(member, attempt);
        return envelope(attempt, client);
    }

    Map<String, @Nullable Object> signIn(SignInAttempts.SignIn signIn) {
        return AttemptObject.of(signIn, Optional.ofNullable(signIn.userId()).flatMap(users::find), time.millis());
    }

    Map<String, @Nullable Object> session(Session session, @Nullable String origin) {
        User user = users.find(session.userId()).orElse(null);
        Map<String, @Nullable Object> json = SessionObject.of(session);
        json.remove("user_id");
        json.remove("client_id");
        json.put("user", user == null ? null : user(user));
        json.put("public_user_data", user == null ? null : publicUserData(user));
        json.put("factor_verification_age", List.of(0, -1));
        json.put("last_active_token", session.isLive() ? token(session, origin) : null);
        return json;
    }

    /** The token object. The origin of the page becomes the authorized party, as with Clerk. */
    Map<String, @Nullable Object> token(Session session, @Nullable String origin) {
        return token(tokens.issue(session, faults.switches().tokenLifetime(), origin));
    }

    static Map<String, @Nullable Object> token(String jwt) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "token");
        json.put("jwt", jwt);
        return json;
    }

    static Map<String, @Nullable Object> user(User user) {
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
        json.put("identifier", user.identifier());
        json.put("user_id", user.id());
        return json;
    }
}
