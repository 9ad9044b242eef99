package com.campusg.clerk.domain;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ISSUER;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_ISSUED_IN_THE_FUTURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_NOT_ACTIVE_YET;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_REVOKED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.clerk.domain.Verdict.Believed;
import com.campusg.clerk.domain.Verdict.Refused;
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

    private static final long SECONDS = 1_795_428_000;
    private static final Instant NOW = Instant.ofEpochSecond(SECONDS);
    private static final String ISSUER = "https://clerk.campus.edu";
    private static final MachinePolicy POLICY = new MachinePolicy(ISSUER, Optional.of(new MachineId("mch_users")));
    private static final Verdict INVITED = new Believed(new Caller.Machine("mch_orders"));
    private static final Verdict UNINVITED = new Believed(new Caller.UninvitedMachine("mch_orders"));

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("no sub", without("sub"), TOKEN_INVALID),
                argumentSet("sub no string", with("sub", List.of("mch_orders")), TOKEN_INVALID),
                argumentSet("a user's", with("sub", "user_ada"), TOKEN_TYPE_MISMATCH),
                argumentSet("sub in upper case", with("sub", "MCH_orders"), TOKEN_TYPE_MISMATCH),
                argumentSet("no iss", without("iss"), TOKEN_INVALID_ISSUER),
                argumentSet("other issuer", with("iss", ISSUER + "/"), TOKEN_INVALID_ISSUER),
                argumentSet("no exp", without("exp"), TOKEN_INVALID),
                argumentSet("exp no number", with("exp", "1795428060"), TOKEN_INVALID),
                argumentSet("expired", with("exp", SECONDS - 5), TOKEN_EXPIRED),
                argumentSet("not active yet", with("nbf", SECONDS + 6), TOKEN_NOT_ACTIVE_YET),
                argumentSet("from the future", with("iat", SECONDS + 6), TOKEN_ISSUED_IN_THE_FUTURE),
                argumentSet("scopes null", with("scopes", null), TOKEN_INVALID),
                argumentSet("scopes a list", with("scopes", List.of("mch_users")), TOKEN_INVALID),
                argumentSet("scopes a number", with("scopes", 7), TOKEN_INVALID),
                argumentSet("expired and not for us", expiredAndUninvited(), TOKEN_EXPIRED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mch_users", "mch_a mch_users", "mch_users mch_b", "mch_a  mch_users ", "mch_users mch_users"})
    void admitsMachineWithAccessToUs(String scopes) {
        assertThat(POLICY.judge(with("scopes", scopes), NOW)).isEqualTo(INVITED);
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
    void knowsMachineWithoutAccessToUs(String scopes) {
        assertThat(POLICY.judge(with("scopes", scopes), NOW)).isEqualTo(UNINVITED);
    }

    @Test
    void knowsMachineWithoutAnyAccess() {
        assertThat(POLICY.judge(without("scopes"), NOW)).isEqualTo(UNINVITED);
    }

    @Test
    void admitsNobodyWithoutMachineOfOurOwn() {
        MachinePolicy without = new MachinePolicy(ISSUER, Optional.empty());

        assertThat(without.judge(genuine(), NOW)).isEqualTo(UNINVITED);
        assertThat(without.judge(with("scopes", ""), NOW)).isEqualTo(UNINVITED);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(Map<String, ?> claims, TokenRefusal reason) {
        assertThat(POLICY.judge(claims, NOW)).isEqualTo(new Refused(reason));
    }

    @Test
    void admitsOpaqueTokenWithAccessToUs() {
        assertThat(POLICY.judge(opaque("mch_orders", false, false, null), NOW)).isEqualTo(INVITED);
        assertThat(POLICY.judge(opaque("mch_orders", false, false, NOW.minusSeconds(4)), NOW))
                .isEqualTo(INVITED);
    }

    @Test
    void knowsOpaqueTokenWithoutAccessToUs() {
        assertThat(POLICY.judge(new MachineToken("mch_orders", Set.of("mch_a"), false, false, null), NOW))
                .isEqualTo(UNINVITED);
    }

    @Test
    void refusesOpaqueTokenThatIsNoLongerGood() {
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

    private static Map<String, @Nullable Object> expiredAndUninvited() {
        Map<String, @Nullable Object> claims = with("exp", 1);
        claims.put("scopes", "mch_a");
        return claims;
    }

    private static Map<String, @Nullable Object> genuine() {
        return new HashMap<>(Map.of(
                "iss",
                ISSUER,
                "sub",
                "mch_orders",
                "exp",
                SECONDS + 60,
                "iat",
                SECONDS,
                "nbf",
                SECONDS - 10,
                "jti",
                "mt_1",
                "scopes",
                "mch_users"));
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
