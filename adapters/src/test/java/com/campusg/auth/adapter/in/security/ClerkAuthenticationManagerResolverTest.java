package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_POLICY;
import static com.campusg.auth.adapter.in.security.TokenFixture.assertRefused;
import static com.campusg.auth.adapter.in.security.TokenFixture.decoder;
import static com.campusg.auth.adapter.in.security.TokenFixture.publicKey;
import static com.campusg.auth.adapter.in.security.TokenFixture.tokenWith;
import static com.campusg.auth.adapter.in.security.TokenFixture.validToken;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_REVOKED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.OpaqueToken;
import com.campusg.auth.domain.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

class ClerkAuthenticationManagerResolverTest {

    private final List<OpaqueToken> introspected = new ArrayList<>();
    private MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/users/clerk/user_ada");
    private Verdict verdict = new Verdict.Authenticated(new Caller.Machine("mch_orders"));
    private final ClerkAuthenticationManagerResolver resolver = new ClerkAuthenticationManagerResolver(
            new ClerkTokenResolver(TokenFixture.properties("")),
            decoder(new PemSigningKeys(publicKey(KEY)), Set.of()),
            new ClerkJwtAuthenticationConverter(MACHINE_POLICY),
            new ClerkOpaqueTokenIntrospector(token -> {
                introspected.add(token);
                return verdict;
            }));

    @Test
    void authenticatesUsersWithUserRole() {
        assertCaller(validToken(), "user_ada", "ROLE_USER");
        assertThat(introspected).isEmpty();
    }

    @Test
    void authenticatesMachinesWithMachineRole() {
        assertCaller(tokenWith(MACHINE_HEADER, MACHINE_CLAIMS), "mch_orders", "ROLE_MACHINE");
        assertThat(introspected).isEmpty();
    }

    @Test
    void authenticatesMachinesWithoutAccessWithoutRole() {
        assertCaller(tokenWith(MACHINE_HEADER, MACHINE_CLAIMS.replace("mch_users", "mch_x")), "mch_orders");
    }

    @Test
    void introspectsOpaqueTokens() {
        assertCaller("mt_1", "mch_orders", "ROLE_MACHINE");
        assertThat(introspected).containsExactly(new OpaqueToken("mt_1"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /me", "GET, /api/users/clerk/lookup/x", "GET, /elsewhere"})
    void refusesOpaqueTokensWithoutIntrospectionWhereMachinesAreNotAllowed(String method, String path) {
        request = new MockHttpServletRequest(method, path);

        assertRefused(TOKEN_TYPE_MISMATCH, () -> authenticate("mt_1"));
        assertThat(introspected).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/users/clerk/lookup", "POST, /api/users/clerk/user_ada/ratings"})
    void introspectsOpaqueTokensWhereOnlyMachinesAreAllowed(String method, String path) {
        request = new MockHttpServletRequest(method, path);

        assertCaller("mt_1", "mch_orders", "ROLE_MACHINE");
    }

    @Test
    void refusesInvalidOpaqueToken() {
        verdict = new Verdict.Refused(TOKEN_REVOKED);

        assertRefused(TOKEN_REVOKED, () -> authenticate("mt_1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mt_", "mt_a.b.c", "mt_ä", "mt_1 2", "mt_\u0000"})
    void refusesMalformedOpaqueTokenWithoutIntrospection(String token) {
        assertRefused(TOKEN_INVALID, () -> authenticate(token));
        assertThat(introspected).isEmpty();
    }

    @Test
    void refusesOtherTokens() {
        assertRefused(TOKEN_TYPE_MISMATCH, () -> authenticate(tokenWith(TokenFixture.HEADER, MACHINE_CLAIMS)));
        assertRefused(TOKEN_INVALID, () -> authenticate("ak_1"));
    }

    @Test
    void reportsThatIntrospectionIsUnavailable() {
        OpaqueTokenIntrospector introspector = new ClerkOpaqueTokenIntrospector(token -> {
            throw new MachineTokensUnavailableException("unavailable");
        });

        assertThatExceptionOfType(TokenIntrospectionUnavailableException.class)
                .isThrownBy(() -> introspector.introspect("mt_1"));
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
        request.addHeader("Authorization", "Bearer " + token);
        return resolver.resolve(request).authenticate(new BearerTokenAuthenticationToken(token));
    }
}
