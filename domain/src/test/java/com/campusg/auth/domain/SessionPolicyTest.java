package com.campusg.auth.domain;

import static com.campusg.auth.domain.TokenRefusal.SESSION_PENDING;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_AUTHORIZED_PARTIES;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_ISSUED_IN_THE_FUTURE;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_NOT_ACTIVE_YET;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.auth.domain.Verdict.Authenticated;
import com.campusg.auth.domain.Verdict.Refused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionPolicyTest {

    private static final long NOW = 1_795_428_000;
    private static final String ISSUER = "https://clerk.campus.edu";
    private static final String ORIGIN = "https://app.campus.edu";
    private static final SessionPolicy STRICT =
            new SessionPolicy(ISSUER, Set.of(ORIGIN, "http://localhost:5173"), false);
    private static final SessionPolicy LENIENT = new SessionPolicy(ISSUER, Set.of(ORIGIN), true);
    private static final SessionPolicy ANY_PARTY = new SessionPolicy(ISSUER, Set.of(), false);

    static Stream<Arguments> accepted() {
        return Stream.of(
                argumentSet("all claims", validClaims()),
                argumentSet("another authorized party", with("azp", "http://localhost:5173")),
                argumentSet("unknown claim", with("fva", List.of(0, -1))),
                argumentSet("session active", with("sts", "active")),
                argumentSet("no nbf", without("nbf")),
                argumentSet("no iat", without("iat")),
                argumentSet("expiring within skew", with("exp", NOW - 4)),
                argumentSet("expiring a fraction within skew", with("exp", new BigDecimal(NOW - 5 + ".001"))),
                argumentSet("active exactly at skew", with("nbf", NOW + 5)),
                argumentSet("issued exactly at skew", with("iat", NOW + 5)),
                argumentSet("exp beyond the range of Instant", with("exp", new BigDecimal("1e400"))));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("no sub", without("sub"), TOKEN_INVALID),
                argumentSet("null sub", with("sub", null), TOKEN_INVALID),
                argumentSet("sub not a string", with("sub", 7), TOKEN_INVALID),
                argumentSet("sub of another type", with("sub", "org_campus"), TOKEN_INVALID),
                argumentSet("sub in upper case", with("sub", "USER_ada"), TOKEN_INVALID),
                argumentSet("sub of a machine", with("sub", "mch_orders"), TOKEN_TYPE_MISMATCH),
                argumentSet("no azp", without("azp"), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("null azp", with("azp", null), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("azp not a string", with("azp", List.of(ORIGIN)), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("azp not authorized", with("azp", "https://evil.test"), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("azp with trailing slash", with("azp", ORIGIN + "/"), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("no iss", without("iss"), TOKEN_INVALID_ISSUER),
                argumentSet("null iss", with("iss", null), TOKEN_INVALID_ISSUER),
                argumentSet("other issuer", with("iss", ISSUER + "/"), TOKEN_INVALID_ISSUER),
                argumentSet("no exp", without("exp"), TOKEN_INVALID),
                argumentSet("null exp", with("exp", null), TOKEN_INVALID),
                argumentSet("exp not a number", with("exp", Long.toString(NOW + 60)), TOKEN_INVALID),
                argumentSet("expired exactly at skew", with("exp", NOW - 5), TOKEN_EXPIRED),
                argumentSet("expired a fraction after", with("exp", new BigDecimal(NOW - 6 + ".999")), TOKEN_EXPIRED),
                argumentSet("expired long ago", with("exp", 0), TOKEN_EXPIRED),
                argumentSet("null nbf", with("nbf", null), TOKEN_INVALID),
                argumentSet("nbf not a number", with("nbf", "0"), TOKEN_INVALID),
                argumentSet("active after skew", with("nbf", NOW + 6), TOKEN_NOT_ACTIVE_YET),
                argumentSet(
                        "active a fraction after skew",
                        with("nbf", new BigDecimal(NOW + 5 + ".001")),
                        TOKEN_NOT_ACTIVE_YET),
                argumentSet("null iat", with("iat", null), TOKEN_INVALID),
                argumentSet("iat not a number", with("iat", true), TOKEN_INVALID),
                argumentSet("issued after skew", with("iat", NOW + 6), TOKEN_ISSUED_IN_THE_FUTURE),
                argumentSet("pending", with("sts", "pending"), SESSION_PENDING));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsSessionTokensOfUsers(Map<String, ?> claims) {
        assertThat(judge(STRICT, claims)).isEqualTo(new Authenticated(new Caller.User("user_ada")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesOtherTokens(Map<String, ?> claims, TokenRefusal refusal) {
        assertThat(judge(STRICT, claims)).isEqualTo(new Refused(refusal));
    }

    @Test
    void acceptsAnyOriginIfNoAuthorizedPartiesAreConfigured() {
        assertThat(judge(ANY_PARTY, with("azp", "https://elsewhere.test")))
                .isEqualTo(new Authenticated(new Caller.User("user_ada")));
        assertThat(judge(ANY_PARTY, without("azp"))).isEqualTo(new Authenticated(new Caller.User("user_ada")));
    }

    @Test
    void acceptsMissingAzpOnlyIfAllowed() {
        assertThat(judge(LENIENT, without("azp"))).isEqualTo(new Authenticated(new Caller.User("user_ada")));
        assertThat(judge(LENIENT, with("azp", "https://evil.test")))
                .isEqualTo(new Refused(TOKEN_INVALID_AUTHORIZED_PARTIES));
    }

    @Test
    void comparesWithFractionsOfASecond() {
        Instant endOfSecond = Instant.ofEpochSecond(NOW, 999_999_999);

        assertThat(STRICT.judge(with("exp", NOW - 5), endOfSecond.minusSeconds(1)))
                .isEqualTo(new Authenticated(new Caller.User("user_ada")));
        assertThat(STRICT.judge(with("exp", NOW - 5), endOfSecond)).isEqualTo(new Refused(TOKEN_EXPIRED));
    }

    private static Verdict judge(SessionPolicy policy, Map<String, ?> claims) {
        return policy.judge(claims, Instant.ofEpochSecond(NOW));
    }

    private static Map<String, @Nullable Object> validClaims() {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("sub", "user_ada");
        claims.put("azp", ORIGIN);
        claims.put("iss", ISSUER);
        claims.put("exp", NOW + 60);
        claims.put("nbf", NOW - 10);
        claims.put("iat", NOW);
        return claims;
    }

    private static Map<String, @Nullable Object> with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> claims = validClaims();
        claims.put(name, value);
        return claims;
    }

    private static Map<String, @Nullable Object> without(String name) {
        Map<String, @Nullable Object> claims = validClaims();
        claims.remove(name);
        return claims;
    }
}
