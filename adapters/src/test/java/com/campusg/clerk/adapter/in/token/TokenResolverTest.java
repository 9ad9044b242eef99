package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TokenResolverTest {

    private final TokenResolver resolver = new TokenResolver();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER a.b.c", "Bearer   a.b.c", " Bearer a.b.c "})
    void takesTheTokenOfTheHeader(String header) {
        request.addHeader("Authorization", header);

        assertThat(resolver.resolve(request)).isEqualTo("a.b.c");
    }

    @Test
    void takesTheTokenOfTheCookie() {
        request.setCookies(new Cookie("other", "x"), new Cookie("__session", "a.b.c"));

        assertThat(resolver.resolve(request)).isEqualTo("a.b.c");
    }

    @Test
    void prefersTheHeader() {
        request.addHeader("Authorization", "Bearer header");
        request.setCookies(new Cookie("__session", "cookie"));

        assertThat(resolver.resolve(request)).isEqualTo("header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer not-a-token", "Bearer a b", "Bearer ="})
    void doesNotRescueBadHeaderByCookie(String header) {
        request.addHeader("Authorization", header);
        request.setCookies(new Cookie("__session", "cookie"));

        assertThat(resolver.resolve(request)).isEqualTo(header.substring("Bearer ".length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer ", "Bearer   "})
    void refusesHeaderWithoutTokenThoughThereIsACookie(String header) {
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
    void leavesOtherSchemesToOthers(String header) {
        request.addHeader("Authorization", header);
        request.setCookies(new Cookie("__session", "cookie"));

        assertThat(resolver.resolve(request)).isEqualTo("cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__Session", "session", "__session_abc"})
    void takesNoOtherCookie(String name) {
        request.setCookies(new Cookie(name, "cookie"));

        assertThat(resolver.resolve(request)).isNull();
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(resolver.resolve(request)).isNull();
        request.setCookies(new Cookie("__session", ""));
        assertThat(resolver.resolve(request)).isNull();
    }

    private void assertRefused() {
        TokenFixture.assertRefused(TOKEN_INVALID, () -> resolver.resolve(request));
    }
}
