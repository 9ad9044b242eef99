package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClerkTokenResolverTest {

    /** base64url(SHA-1(publishable key)), the first eight characters. */
    private static final String SUFFIX = "hVFNfHz9";

    private final ClerkTokenResolver resolver = new ClerkTokenResolver(TokenFixture.properties(""));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c", "Bearer   a.b.c", " Bearer a.b.c "})
    void resolvesTheHeader(String header) {
        request.addHeader("Authorization", header);

        assertThat(resolver.resolve(request)).isEqualTo("a.b.c");
    }

    @Test
    void resolvesTheCookie() {
        request.setCookies(new Cookie("other", "x"), new Cookie("__session", "a.b.c"));

        assertThat(resolver.resolve(request)).isEqualTo("a.b.c");
    }

    @Test
    void prefersTheCookieOfTheInstance() {
        ClerkTokenResolver ofInstance = new ClerkTokenResolver(
                TokenFixture.properties("pk_test_aGFwcHktb3R0ZXItNDIuY2xlcmsuYWNjb3VudHMuZGV2JA=="));
        request.setCookies(
                new Cookie("__session", "of.any.instance"),
                new Cookie("__session_" + SUFFIX, "a.b.c"),
                new Cookie("__session_AAAAAAAA", "of.another.instance"));

        assertThat(ofInstance.resolve(request)).isEqualTo("a.b.c");
        assertThat(resolver.resolve(request)).isEqualTo("of.any.instance");
    }

    @Test
    void usesTheCookieWithoutSuffixIfTheOtherIsAbsent() {
        ClerkTokenResolver ofInstance = new ClerkTokenResolver(
                TokenFixture.properties("pk_test_aGFwcHktb3R0ZXItNDIuY2xlcmsuYWNjb3VudHMuZGV2JA=="));
        request.setCookies(new Cookie("__session", "a.b.c"));

        assertThat(ofInstance.resolve(request)).isEqualTo("a.b.c");
    }

    @Test
    void prefersTheHeader() {
        request.addHeader("Authorization", "Bearer header");
        request.setCookies(new Cookie("__session", "cookie"));

        assertThat(resolver.resolve(request)).isEqualTo("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer not-a-token", "Bearer a b", "Bearer ="})
    void ignoresTheCookieIfTheHeaderIsInvalid(String header) {
        request.addHeader("Authorization", header);
        request.setCookies(new Cookie("__session", "cookie"));

        assertThat(resolver.resolve(request)).isEqualTo(header.substring("Bearer ".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer ", "Bearer   "})
    void refusesHeaderWithoutTokenDespiteTheCookie(String header) {
        request.addHeader("Authorization", header);
        request.setCookies(new Cookie("__session", "cookie"));

        assertRefused();
    }

    @Test
    void refusesTwoHeaders() {
        request.addHeader("Authorization", "Bearer a");
        request.addHeader("Authorization", "Bearer b");

        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearerx a", ""})
    void ignoresOtherSchemes(String header) {
        request.addHeader("Authorization", header);
        request.setCookies(new Cookie("__session", "cookie"));

        assertThat(resolver.resolve(request)).isEqualTo("cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Session", "session", "__session_abc"})
    void ignoresOtherCookies(String name) {
        request.setCookies(new Cookie(name, "cookie"));

        assertThat(resolver.resolve(request)).isNull();
    }

    @Test
    void refusesOpaqueTokenInTheCookie() {
        request.setCookies(new Cookie("__session", "mt_1"));

        TokenFixture.assertRefused(TOKEN_TYPE_MISMATCH, () -> resolver.resolve(request));
    }

    @Test
    void resolvesNothingWithoutHeaderAndCookie() {
        assertThat(resolver.resolve(request)).isNull();
        request.setCookies(new Cookie("__session", ""));
        assertThat(resolver.resolve(request)).isNull();
    }

    private void assertRefused() {
        TokenFixture.assertRefused(TOKEN_INVALID, () -> resolver.resolve(request));
    }
}
