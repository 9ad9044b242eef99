package dev.clerkemulator.backendapi;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.session.SessionToken;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.session.SignInAttempts.Ticket;
import dev.clerkemulator.user.Users;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sign-in tokens, testing tokens and the domain of the instance. */
@RestController
public final class SignInTokensController {
    private static final long DEFAULT_LIFETIME_SECONDS = 2_592_000;
    private static final long TESTING_TOKEN_SECONDS = 3600;
    private static final int TESTING_TOKEN_BYTES = 16;

    private final Users users;
    private final SignInAttempts attempts;
    private final Instance instance;
    private final SigningKeys keys;
    private final InstantSource time;
    private final JsonMapper mapper;

    SignInTokensController(
            Users users,
            SignInAttempts attempts,
            Instance instance,
            SigningKeys keys,
            InstantSource time,
            JsonMapper mapper) {
        this.users = users;
        this.attempts = attempts;
        this.instance = instance;
        this.keys = keys;
        this.time = time;
        this.mapper = mapper;
    }

    @PostMapping("/v1/sign_in_tokens")
    Map<String, @Nullable Object> create(@RequestBody ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        String userId = parameters.required("user_id");
        if (users.find(userId).isEmpty()) {
            throw ClerkApiException.notFound("user", userId);
        }
        long now = time.millis();
        long expiresAt = now + parameters.number("expires_in_seconds").orElse(DEFAULT_LIFETIME_SECONDS) * 1000;
        String id = Ids.next("sit_");
        return json(attempts.put(
                new Ticket(id, userId, token(id, userId, expiresAt / 1000), "pending", expiresAt, now, now)));
    }

    @PostMapping("/v1/sign_in_tokens/{id}/revoke")
    Map<String, @Nullable Object> revoke(@PathVariable String id) {
        Ticket ticket = attempts.ticket(id).orElseThrow(() -> ClerkApiException.notFound("sign-in token", id));
        if (!ticket.status().equals("pending")) {
            throw ClerkApiException.rejected(
                    400,
                    "sign_in_token_cannot_be_revoked_code",
                    "cannot revoke",
                    "sign_in_token_id",
                    "Sign in token cannot be revoked because its status is " + ticket.status()
                            + ". Only pending tokens can be revoked.");
        }
        return json(attempts.put(ticket.withStatus("revoked", time.millis())));
    }

    /** The Frontend API accepts all requests and does not require the token. */
    @PostMapping("/v1/testing_tokens")
    Map<String, Object> testingToken() {
        long now = time.instant().getEpochSecond();
        return Map.of(
                "object", "testing_token",
                "token", now + "-" + Ids.hex(TESTING_TOKEN_BYTES),
                "expires_at", now + TESTING_TOKEN_SECONDS);
    }

    @GetMapping("/v1/domains")
    Map<String, Object> domains() {
        Map<String, @Nullable Object> domain = new LinkedHashMap<>();
        domain.put("object", "domain");
        domain.put("id", "dmn_" + instance.id().substring("ins_".length()));
        domain.put("name", instance.issuer().getHost());
        domain.put("is_satellite", false);
        domain.put("frontend_api_url", instance.issuer().toString());
        domain.put("accounts_portal_url", instance.issuer().toString());
        domain.put("proxy_url", null);
        domain.put("development_origin", "");
        domain.put("cname_targets", null);
        return Map.of("data", List.of(domain), "total_count", 1);
    }

    private String token(String id, String userId, long expiresAtSeconds) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("kid", keys.current().kid());
        header.put("typ", "JWT");
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("eid", id);
        claims.put("exp", expiresAtSeconds);
        claims.put("iid", instance.id());
        claims.put("iss", instance.issuer().toString());
        claims.put("st", "sign_in_token");
        claims.put("sub", userId);
        return new SessionToken(header, claims).signedWith(keys.current(), mapper);
    }

    private Map<String, @Nullable Object> json(Ticket ticket) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "sign_in_token");
        json.put("id", ticket.id());
        json.put("user_id", ticket.userId());
        json.put("token", ticket.token());
        json.put("status", ticket.status());
        json.put("url", instance.issuer() + "/sign-in?__clerk_ticket=" + ticket.token());
        json.put("created_at", ticket.createdAt());
        json.put("updated_at", ticket.updatedAt());
        return json;
    }
}
