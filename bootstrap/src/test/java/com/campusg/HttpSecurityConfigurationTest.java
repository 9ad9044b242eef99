package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;

class HttpSecurityConfigurationTest {

    private static final String NAME = "X-Note";

    private final HttpFirewall firewall = new HttpSecurityConfiguration().firewall();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.AA", "~", "a\tb", "Zoë", "名前"})
    void letsHeadersThrough(String value) {
        assertThat(received(NAME, value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\nb", "a\rb", "\u001f", "\u007f", "\u0085", "\u0378"})
    void refusesControlAndUnassignedCharactersInHeaders(String odd) {
        assertThatExceptionOfType(RequestRejectedException.class).isThrownBy(() -> received(NAME, odd));
        assertThatExceptionOfType(RequestRejectedException.class).isThrownBy(() -> received(NAME + odd, "value"));
    }

    private String received(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
        request.addHeader(name, value);
        return firewall.getFirewalledRequest(request).getHeader(name);
    }
}
