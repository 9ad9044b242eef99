package com.campusg.auth.domain;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_ISSUED_IN_THE_FUTURE;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_NOT_ACTIVE_YET;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_REVOKED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.auth.domain.Verdict.Authenticated;
import com.campusg.auth.domain.Verdict.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachinePolicyTest {

    private static final long NOW_SECONDS = 1_795_428_000;
    private static final Instant NOW = Instant.ofEpochSecond(NOW_SECONDS);
    private static final String ISSUER = "https://clerk.campus.edu";
    private static final MachinePolicy POLICY = new MachinePolicy(ISSUER, Optional.of(new MachineId("mch_users")));
    private static final Verdict AUTHORIZED = new Authenticated(new Caller.Machine("mch_orders"));
    private static final Verdict UNAUTHORIZED = new Authenticated(new Caller.UnauthorizedMachine("mch_orders"));

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("no sub", without("sub"), TOKEN_INVALID),
                argumentSet("sub not a string", with("sub", List.of("mch_orders")), TOKEN_INVALID),
                argumentSet("sub of a user", with("sub", "user_ada"), TOKEN_TYPE_MISMATCH),
                argumentSet("sub in upper case", with("sub", "MCH_orders"), TOKEN_TYPE_MISMATCH),
                argumentSet("no iss", without("iss"), TOKEN_INVALID_ISSUER),
                argumentSet("other issuer", with("iss", ISSUER + "/"), TOKEN_INVALID_ISSUER),
                argumentSet("no exp", without("exp"), TOKEN_INVALID),
                argumentSet("exp not a number", with("exp", "1795428060"), TOKEN_INVALID),
                argumentSet("expired", with("exp", NOW_SECONDS - 5), TOKEN_EXPIRED),
                argumentSet("not active yet", with("nbf", NOW_SECONDS + 6), TOKEN_NOT_ACTIVE_YET),
                argumentSet("issued in the future", with("iat", NOW_SECONDS + 6), TOKEN_ISSUED_IN_THE_FUTURE),
                argumentSet("scopes null", with("scopes", null), TOKEN_INVALID),
                argumentSet("scopes a list", with("scopes", List.of("mch_users")), TOKEN_INVALID),
                argumentSet("scopes a number", with("scopes", 7), TOKEN_INVALID),
                argumentSet("expired and without access", expiredWithoutAccess(), TOKEN_EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mch_users", "mch_a mch_users", "mch_users mch_b", "mch_a  mch_users ", "mch_users mch_users"})
    void authorizesMachineWithAccess(String scopes) {
        assertThat(POLICY.judge(with("scopes", scopes), NOW)).isEqualTo(AUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mch_a",
                "mch_users2",
                "mch_user",
                "MCH_USERS",
                "mch_a,mch_users",
                "mch_a\tmch_users",
                "*"
            })
    void doesNotAuthorizeMachineWithoutAccess(String scopes) {
        assertThat(POLICY.judge(with("scopes", scopes), NOW)).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void doesNotAuthorizeMachineWithoutScopes() {
        assertThat(POLICY.judge(without("scopes"), NOW)).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void authorizesNoMachineIfServiceMachineIsNotConfigured() {
        MachinePolicy without = new MachinePolicy(ISSUER, Optional.empty());

        assertThat(without.judge(validClaims(), NOW)).isEqualTo(UNAUTHORIZED);
        assertThat(without.judge(with("scopes", ""), NOW)).isEqualTo(UNAUTHORIZED);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesInvalidTokens(Map<String, ?> claims, TokenRefusal reason) {
        assertThat(POLICY.judge(claims, NOW)).isEqualTo(new Refused(reason));
    }

    @Test
    void authorizesOpaqueTokenWithAccess() {
        assertThat(POLICY.judge(opaque("mch_orders", false, false, null), NOW)).isEqualTo(AUTHORIZED);
        assertThat(POLICY.judge(opaque("mch_orders", false, false, NOW.minusSeconds(4)), NOW))
                .isEqualTo(AUTHORIZED);
    }

    @Test
    void doesNotAuthorizeOpaqueTokenWithoutAccess() {
        assertThat(POLICY.judge(new MachineToken("mch_orders", Set.of("mch_a"), false, false, null), NOW))
                .isEqualTo(UNAUTHORIZED);
    }

    @Test
    void refusesInvalidOpaqueTokens() {
        assertThat(POLICY.judge(opaque("mch_orders", true, false, null), NOW)).isEqualTo(new Refused(TOKEN_REVOKED));
        assertThat(POLICY.judge(opaque("mch_orders", false, true, null), NOW)).isEqualTo(new Refused(TOKEN_EXPIRED));
        assertThat(POLICY.judge(opaque("mch_orders", false, false, NOW.minusSeconds(5)), NOW))
                .isEqualTo(new Refused(TOKEN_EXPIRED));
        assertThat(POLICY.judge(opaque("user_ada", false, false, null), NOW))
                .isEqualTo(new Refused(TOKEN_TYPE_MISMATCH));
    }

    private static MachineToken opaque(String subject, boolean revoked, boolean expired, @Nullable Instant end) {
        return new MachineToken(subject, Set.of("mch_a", "mch_users"), revoked, expired, end);
    }

    private static Map<String, @Nullable Object> expiredWithoutAccess() {
        Map<String, @Nullable Object> claims = with("exp", 1);
        claims.put("scopes", "mch_a");
        return claims;
    }

    private static Map<String, @Nullable Object> validClaims() {
        return new HashMap<>(Map.of(
                "iss",
                ISSUER,
                "sub",
                "mch_orders",
                "exp",
                NOW_SECONDS + 60,
                "iat",
                NOW_SECONDS,
                "nbf",
                NOW_SECONDS - 10,
                "jti",
                "mt_1",
                "scopes",
                "mch_users"));
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
