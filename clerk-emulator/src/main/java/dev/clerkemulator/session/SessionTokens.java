package dev.clerkemulator.session;

import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.instance.Instance;
import dev.clerkemulator.instance.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Issues session tokens with version 2 of Clerk's claims. */
public final class SessionTokens {
    public static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(60);

    private static final String SESSION_CATEGORY = "cl_B7d4PD111AAA";
    private static final Duration ALLOWED_SKEW = Duration.ofSeconds(10);
    private static final int TOKEN_ID_BYTES = 10;
    /** The age of a factor that was never verified, in the claim {@code fva}. */
    private static final long NEVER_VERIFIED = -1;

    private final Instance instance;
    private final SigningKeys keys;
    private final InstantSource time;
    private final JsonMapper mapper;

    public SessionTokens(Instance instance, SigningKeys keys, InstantSource time, JsonMapper mapper) {
        this.instance = instance;
        this.keys = keys;
        this.time = time;
        this.mapper = mapper;
    }

    public String issue(Session session, Duration lifetime, @Nullable String authorizedParty) {
        return unsigned(session, lifetime, authorizedParty).signedWith(keys.current(), mapper);
    }

    public SessionToken unsigned(Session session, Duration lifetime, @Nullable String authorizedParty) {
        Instant now = time.instant();
        long issuedAt = now.getEpochSecond();
        long signedInMinutes = Duration.between(session.createdAt(), now).toMinutes();

        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("cat", SESSION_CATEGORY);
        header.put("kid", keys.current().kid());
        header.put("typ", "JWT");

        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        if (authorizedParty != null) {
            claims.put("azp", authorizedParty);
        }
        claims.put("exp", issuedAt + lifetime.toSeconds());
        claims.put("fva", List.of(signedInMinutes, NEVER_VERIFIED));
        claims.put("iat", issuedAt);
        claims.put("iss", instance.issuer().toString());
        claims.put("jti", Ids.hex(TOKEN_ID_BYTES));
        claims.put("nbf", issuedAt - ALLOWED_SKEW.toSeconds());
        claims.put("sid", session.id());
        claims.put("sts", session.status() == Session.Status.PENDING ? "pending" : "active");
        claims.put("sub", session.userId());
        claims.put("v", 2);
        return new SessionToken(header, claims);
    }
}
