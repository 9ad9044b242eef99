package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.adapter.in.token.TokenFixture.ISSUER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.MACHINE_CLAIMS;
import static com.campusg.clerk.adapter.in.token.TokenFixture.MACHINE_HEADER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.NOW;
import static com.campusg.clerk.adapter.in.token.TokenFixture.assertRefused;
import static com.campusg.clerk.adapter.in.token.TokenFixture.genuineToken;
import static com.campusg.clerk.adapter.in.token.TokenFixture.publicKey;
import static com.campusg.clerk.adapter.in.token.TokenFixture.tokenWith;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_REVOKED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.domain.Caller;
import com.campusg.clerk.domain.MachineId;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.OpaqueToken;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.Verdict;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

class CallerAuthenticatorTest {

    private final List<OpaqueToken> asked = new ArrayList<>();
    private Verdict ofOpaque = new Verdict.Believed(new Caller.Machine("mch_orders"));
    private final CallerAuthenticator authenticator = new CallerAuthenticator(
            new SignedTokens(
                    new PemTokenKeys(publicKey(KEY)),
                    new SessionPolicy(ISSUER, Set.of(), false),
                    new MachinePolicy(ISSUER, Optional.of(new MachineId("mch_users"))),
                    InstantSource.fixed(NOW)),
            token -> {
                asked.add(token);
                return ofOpaque;
            });

    @Test
    void letsUsersInAsUsers() {
        assertCaller(genuineToken(), "user_ada", "ROLE_USER");
        assertThat(asked).isEmpty();
    }

    @Test
    void letsMachinesInAsMachines() {
        assertCaller(tokenWith(MACHINE_HEADER, MACHINE_CLAIMS), "mch_orders", "ROLE_MACHINE");
        assertThat(asked).isEmpty();
    }

    @Test
    void givesMachinesWithoutAccessToUsNoRole() {
        assertCaller(tokenWith(MACHINE_HEADER, MACHINE_CLAIMS.replace("mch_users", "mch_x")), "mch_orders");
    }

    @Test
    void asksWhatAnOpaqueTokenIsWorth() {
        assertCaller("mt_1", "mch_orders", "ROLE_MACHINE");
        assertThat(asked).containsExactly(new OpaqueToken("mt_1"));
    }

    @Test
    void refusesOpaqueTokenThatIsWorthNothing() {
        ofOpaque = new Verdict.Refused(TOKEN_REVOKED);

        assertRefused(TOKEN_REVOKED, () -> authenticate("mt_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mt_", "mt_a.b.c", "mt_ä", "mt_1 2", "mt_\u0000"})
    void asksNobodyForWhatCannotBeAnOpaqueToken(String token) {
        assertRefused(TOKEN_INVALID, () -> authenticate(token));
        assertThat(asked).isEmpty();
    }

    @Test
    void refusesWhatBelongsToNeither() {
        assertRefused(TOKEN_TYPE_MISMATCH, () -> authenticate(tokenWith(TokenFixture.HEADER, MACHINE_CLAIMS)));
        assertRefused(TOKEN_INVALID, () -> authenticate("ak_1"));
    }

    private void assertCaller(String token, String name, String... roles) {
        Authentication caller = authenticate(token);
        assertThat(caller.isAuthenticated()).isTrue();
        assertThat(caller.getName()).isEqualTo(name);
        assertThat(caller.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly(roles);
    }

    private Authentication authenticate(String token) {
        return authenticator.authenticate(new BearerTokenAuthenticationToken(token));
    }
}
