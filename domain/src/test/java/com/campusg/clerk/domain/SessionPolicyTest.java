package com.campusg.clerk.domain;

import static com.campusg.clerk.domain.TokenRefusal.SESSION_PENDING;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_AUTHORIZED_PARTIES;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_ISSUED_IN_THE_FUTURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_NOT_ACTIVE_YET;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.clerk.domain.Verdict.Believed;
import com.campusg.clerk.domain.Verdict.Refused;
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
    private static final String PAGE = "https://app.campus.edu";
    private static final SessionPolicy STRICT = new SessionPolicy(ISSUER, Set.of(PAGE, "http://localhost:5173"), false);
    private static final SessionPolicy LENIENT = new SessionPolicy(ISSUER, Set.of(PAGE), true);
    private static final SessionPolicy OPEN = new SessionPolicy(ISSUER, Set.of(), false);

    static Stream<Arguments> believed() {
        return Stream.of(
                argumentSet("all claims", genuine()),
                argumentSet("other page of ours", with("azp", "http://localhost:5173")),
                argumentSet("unknown claim", with("fva", List.of(0, -1))),
                argumentSet("session active", with("sts", "active")),
                argumentSet("no nbf", without("nbf")),
                argumentSet("no iat", without("iat")),
                argumentSet("expiring within skew", with("exp", NOW - 4)),
                argumentSet("expiring a fraction within skew", with("exp", new BigDecimal(NOW - 5 + ".001"))),
                argumentSet("active exactly at skew", with("nbf", NOW + 5)),
                argumentSet("issued exactly at skew", with("iat", NOW + 5)),
                argumentSet("far expiry", with("exp", new BigDecimal("1e400"))));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("no sub", without("sub"), TOKEN_INVALID),
                argumentSet("null sub", with("sub", null), TOKEN_INVALID),
                argumentSet("sub no string", with("sub", 7), TOKEN_INVALID),
                argumentSet("sub of another kind", with("sub", "org_campus"), TOKEN_INVALID),
                argumentSet("sub in upper case", with("sub", "USER_ada"), TOKEN_INVALID),
                argumentSet("machine", with("sub", "mch_orders"), TOKEN_TYPE_MISMATCH),
                argumentSet("no azp", without("azp"), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("null azp", with("azp", null), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("azp no string", with("azp", List.of(PAGE)), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("page of others", with("azp", "https://evil.test"), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("page with slash", with("azp", PAGE + "/"), TOKEN_INVALID_AUTHORIZED_PARTIES),
                argumentSet("no iss", without("iss"), TOKEN_INVALID_ISSUER),
                argumentSet("null iss", with("iss", null), TOKEN_INVALID_ISSUER),
                argumentSet("other issuer", with("iss", ISSUER + "/"), TOKEN_INVALID_ISSUER),
                argumentSet("no exp", without("exp"), TOKEN_INVALID),
                argumentSet("null exp", with("exp", null), TOKEN_INVALID),
                argumentSet("exp no number", with("exp", Long.toString(NOW + 60)), TOKEN_INVALID),
                argumentSet("expired exactly at skew", with("exp", NOW - 5), TOKEN_EXPIRED),
                argumentSet("expired a fraction after", with("exp", new BigDecimal(NOW - 6 + ".999")), TOKEN_EXPIRED),
                argumentSet("expired long ago", with("exp", 0), TOKEN_EXPIRED),
                argumentSet("null nbf", with("nbf", null), TOKEN_INVALID),
                argumentSet("nbf no number", with("nbf", "0"), TOKEN_INVALID),
                argumentSet("active after skew", with("nbf", NOW + 6), TOKEN_NOT_ACTIVE_YET),
                argumentSet(
                        "active a fraction after skew",
                        with("nbf", new BigDecimal(NOW + 5 + ".001")),
                        TOKEN_NOT_ACTIVE_YET),
                argumentSet("null iat", with("iat", null), TOKEN_INVALID),
                argumentSet("iat no number", with("iat", true), TOKEN_INVALID),
                argumentSet("issued after skew", with("iat", NOW + 6), TOKEN_ISSUED_IN_THE_FUTURE),
                argumentSet("pending", with("sts", "pending"), SESSION_PENDING));
    }

    @ParameterizedTest
    @MethodSource("believed")
    void believesSessionTokensOfOurUsers(Map<String, ?> claims) {
        assertThat(judge(STRICT, claims)).isEqualTo(new Believed(new Caller.User("user_ada")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAllOthers(Map<String, ?> claims, TokenRefusal refusal) {
        assertThat(judge(STRICT, claims)).isEqualTo(new Refused(refusal));
    }

    @Test
    void takesTokensOfAnyPageWherePartiesAreNotListed() {
        assertThat(judge(OPEN, with("azp", "https://elsewhere.test")))
                .isEqualTo(new Believed(new Caller.User("user_ada")));
        assertThat(judge(OPEN, without("azp"))).isEqualTo(new Believed(new Caller.User("user_ada")));
    }

    @Test
    void takesTokensOfNoPageOnlyIfToldSo() {
        assertThat(judge(LENIENT, without("azp"))).isEqualTo(new Believed(new Caller.User("user_ada")));
        assertThat(judge(LENIENT, with("azp", "https://evil.test")))
                .isEqualTo(new Refused(TOKEN_INVALID_AUTHORIZED_PARTIES));
    }

    @Test
    void countsFractionsOfOurSecond() {
        Instant almost = Instant.ofEpochSecond(NOW, 999_999_999);

        assertThat(STRICT.judge(with("exp", NOW - 5), almost.minusSeconds(1)))
                .isEqualTo(new Believed(new Caller.User("user_ada")));
        assertThat(STRICT.judge(with("exp", NOW - 5), almost)).isEqualTo(new Refused(TOKEN_EXPIRED));
    }

    private static Verdict judge(SessionPolicy policy, Map<String, ?> claims) {
        return policy.judge(claims, Instant.ofEpochSecond(NOW));
    }

    private static Map<String, @Nullable Object> genuine() {
        Map<String, @Nullable Object> claims = new HashMap<>();
        claims.put("sub", "user_ada");
        claims.put("azp", PAGE);
        claims.put("iss", ISSUER);
        claims.put("exp", NOW + 60);
        claims.put("nbf", NOW - 10);
        claims.put("iat", NOW);
        return claims;
    }

    private static Map<String, @Nullable Object> with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> claims = genuine();
        claims.put(name, value);
        return claims;
    }

    private static Map<String, @Nullable Object> without(String name) {
        Map<String, @Nullable Object> claims = genuine();
        claims.remove(name);
        return claims;
    }
}
