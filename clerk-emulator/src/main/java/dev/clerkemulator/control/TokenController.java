package dev.clerkemulator.control;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.SigningKeys;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionToken;
import dev.clerkemulator.session.SessionTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Creates session tokens with arbitrary headers, claims and signatures. */
@RestController
@RequestMapping("/emulator/tokens")
public final class TokenController {
    private final SessionTokens tokens;
    private final SigningKeys keys;
    private final InstantSource time;
    private final JsonMapper mapper;

    TokenController(SessionTokens tokens, SigningKeys keys, InstantSource time, JsonMapper mapper) {
        this.tokens = tokens;
        this.keys = keys;
        this.time = time;
        this.mapper = mapper;
    }

    /**
     * @param userId need not exist; if absent, a user id is generated
     * @param key {@code instance} for the current signing key, {@code foreign} for a key that is not in the JWKS
     * @param signature replaces the signature; may be empty
     */
    record TokenRequest(
            @Nullable String userId,
            @Nullable String azp,
            @Nullable Long expiresInSeconds,
            @Nullable Map<String, @Nullable Object> header,
            @Nullable Map<String, @Nullable Object> claims,
            @Nullable String key,
            @Nullable String signature) {}

    record TokenResponse(String jwt) {}

    @PostMapping
    TokenResponse create(@RequestBody TokenRequest request) {
        String userId = request.userId() == null ? Ids.next("user_") : request.userId();
        Duration lifetime = request.expiresInSeconds() == null
                ? SessionTokens.DEFAULT_LIFETIME
                : Duration.ofSeconds(request.expiresInSeconds());
        Session session = Session.signedIn(userId, Session.Status.ACTIVE, time.instant());
        SessionToken token = tokens.unsigned(session, lifetime, request.azp())
                .overridden(
                        Objects.requireNonNullElse(request.header(), Map.of()),
                        Objects.requireNonNullElse(request.claims(), Map.of()));
        String signature = request.signature();
        if (signature != null) {
            return new TokenResponse(token.withSignature(signature, mapper));
        }
        String key = Objects.requireNonNullElse(request.key(), "instance");
        return new TokenResponse(
                switch (key) {
                    case "instance" -> token.signedWith(keys.current(), mapper);
                    case "foreign" -> token.signedWith(keys.foreign(), mapper);
                    default -> throw new InvalidRequestException("key must be instance or foreign, not " + key + ".");
                });
    }
}
