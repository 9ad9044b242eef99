package dev.clerkemulator.backendapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.session.JwtTemplate;
import dev.clerkemulator.session.JwtTemplates;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionCookies;
import dev.clerkemulator.session.SessionObject;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.TemplateTokens;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.Users;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sessions and session tokens. */
@RestController
@RequestMapping("/v1/sessions")
public final class SessionsController {
    private static final long MAX_LIFETIME_SECONDS = 315_360_000;

    private final Users users;
    private final Sessions sessions;
    private final SessionTokens tokens;
    private final TemplateTokens templateTokens;
    private final JwtTemplates templates;
    private final SessionCookies cookies;
    private final FaultInjection faults;
    private final JsonMapper mapper;

    SessionsController(
            Users users,
            Sessions sessions,
            SessionTokens tokens,
            TemplateTokens templateTokens,
            JwtTemplates templates,
            SessionCookies cookies,
            FaultInjection faults,
            JsonMapper mapper) {
        this.templateTokens = templateTokens;
        this.templates = templates;
        this.cookies = cookies;
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.faults = faults;
        this.mapper = mapper;
    }

    record TokenResponse(String object, String jwt) {}

    /** Extends Clerk's API by {@code "status": "pending"} for a user with an unfinished session task. */
    @PostMapping
    Map<String, @Nullable Object> create(@RequestBody ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        String userId = parameters.required("user_id");
        if (users.find(userId).isEmpty()) {
            throw ClerkApiException.notFound("user", userId);
        }
        Session.Status status =
                switch (parameters.textOr("status", "active")) {
                    case "active" -> Session.Status.ACTIVE;
                    case "pending" -> Session.Status.PENDING;
                    case null, default ->
                        throw ClerkApiException.badParameter("status", "status must be active or pending.");
                };
        return SessionObject.of(sessions.signIn(userId, status));
    }

    record Page(
            List<Map<String, @Nullable Object>> data,
            @JsonProperty("total_count") long totalCount) {}

    /** Returns an array, or an object with the total count if {@code paginated} is true. */
    @GetMapping
    Object list(
            @RequestParam(name = "user_id", required = false) @Nullable String userId,
            @RequestParam(name = "client_id", required = false) @Nullable String clientId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "false") boolean paginated) {
        if (userId == null && clientId == null) {
            throw ClerkApiException.missingParameter("user_id");
        }
        List<Map<String, @Nullable Object>> all = sessions.all().stream()
                .filter(session -> userId == null || userId.equals(session.userId()))
                .filter(session -> clientId == null || clientId.equals(session.clientId()))
                .filter(session -> status == null
                        || status.equalsIgnoreCase(session.status().name()))
                .sorted(Comparator.comparing(Session::createdAt)
                        .thenComparing(Session::id)
                        .reversed())
                .map(SessionObject::of)
                .toList();
        List<Map<String, @Nullable Object>> page =
                all.stream().skip(Math.max(0, offset)).limit(Math.max(0, limit)).toList();
        return paginated ? new Page(page, all.size()) : page;
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(@PathVariable String id) {
        return SessionObject.of(existing(id));
    }

    @PostMapping("/{id}/revoke")
    Map<String, @Nullable Object> revoke(@PathVariable String id) {
        return sessions.end(id, Session.Status.REVOKED)
                .map(SessionObject::of)
                .orElseThrow(() -> ClerkApiException.notFound("session", id));
    }

    /** Extends Clerk's API: {@code azp} of the body, or else the Origin header, becomes the authorized party. */
    @PostMapping("/{id}/tokens")
    TokenResponse createToken(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable ObjectNode body,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin) {
        Session session = live(id);
        Parameters parameters = new Parameters(body, mapper);
        Duration lifetime = parameters
                .number("expires_in_seconds")
                .map(SessionsController::lifetime)
                .orElseGet(() -> faults.switches().tokenLifetime());
        return new TokenResponse("token", tokens.issue(session, lifetime, parameters.textOr("azp", origin)));
    }

    @PostMapping("/{id}/tokens/{template}")
    TokenResponse createTemplateToken(
            @PathVariable String id,
            @PathVariable("template") String name,
            @RequestBody(required = false) @Nullable ObjectNode body,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin) {
        User user = users.find(live(id).userId()).orElseThrow(() -> ClerkApiException.notFound("session", id));
        JwtTemplate template =
                templates.findByName(name).orElseThrow(() -> ClerkApiException.notFound("JWT template", name));
        Parameters parameters = new Parameters(body, mapper);
        Long lifetime = parameters.number("expires_in_seconds").orElse(null);
        return new TokenResponse(
                "token", templateTokens.issue(template, user, lifetime, parameters.textOr("azp", origin)));
    }

    private Session live(String id) {
        Session session = existing(id);
        if (!session.isLive()) {
            throw ClerkApiException.sessionNotActive(id);
        }
        return session;
    }

    /** Issues new cookies or a new token for a browser whose session token has expired. */
    @PostMapping("/{id}/refresh")
    Map<String, Object> refresh(@PathVariable String id, @RequestBody ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        parameters.required("expired_token");
        String origin = parameters.required("request_origin");
        boolean valid = cookies.refreshToken(id).equals(parameters.required("refresh_token"));
        Session session = existing(id);
        if (!valid || !session.isLive()) {
            throw ClerkApiException.rejected(
                    401,
                    "refresh_token_invalid",
                    "invalid refresh token",
                    "refresh_token",
                    "The refresh token does not belong to an active session.");
        }
        Duration lifetime = faults.switches().tokenLifetime();
        return "cookie".equals(parameters.textOr("format", "token"))
                ? Map.of("object", "cookies", "cookies", cookies.of(Optional.of(session), lifetime, origin, null))
                : Map.of("object", "token", "jwt", tokens.issue(session, lifetime, origin));
    }

    private Session existing(String id) {
        return sessions.find(id).orElseThrow(() -> ClerkApiException.notFound("session", id));
    }

    private static Duration lifetime(long seconds) {
        if (seconds < 1 || seconds > MAX_LIFETIME_SECONDS) {
            throw ClerkApiException.badParameter(
                    "expires_in_seconds", "expires_in_seconds must be from 1 to " + MAX_LIFETIME_SECONDS + ".");
        }
        return Duration.ofSeconds(seconds);
    }
}
