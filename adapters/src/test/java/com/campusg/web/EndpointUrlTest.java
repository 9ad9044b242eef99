package com.campusg.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://clerk.campusg.example",
                "https://clerk.campusg.example:8443/path",
                "http://localhost:5100",
                "http://127.0.0.1:5100",
                "http://127.3.2.1",
                "http://[::1]:5100",
                "http://clerk-emulator:5100"
            })
    void acceptsHttpsAndPlainHttpToNearHosts(String url) {
        assertThat(EndpointUrl.require("clerk.issuer", url, "")).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://clerk.campusg.example",
                "http://10.0.0.7",
                "http://2130706433",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://[2001:db8::1]",
                "https://clerk.campusg.example/",
                "ftp://clerk.campusg.example",
                "clerk.campusg.example",
                "https://",
                "not an address"
            })
    void rejectsOtherUrlsAndRepeatsThem(String url) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> EndpointUrl.require("clerk.issuer", url, "See the dashboard"))
                .satisfies(invalid -> assertThat(invalid.getReason()).startsWith("is '" + url + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:s3cr3t@clerk.example",
                "https://s3cr3t@clerk.example",
                "https://u:s3cr3t @clerk.example"
            })
    void neverRepeatsCredentials(String url) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> EndpointUrl.require("clerk.issuer", url, "See the dashboard"))
                .satisfies(invalid -> assertThat(invalid.getReason()).doesNotContain("s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5100", "http://127.0.0.1", "https://[::1]:1"})
    void knowsLoopbackAddresses(String url) {
        assertThat(EndpointUrl.isLoopback(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://clerk-emulator:5100", "https://clerk.example", "http://127.0.0.1.example"})
    void knowsOtherAddresses(String url) {
        assertThat(EndpointUrl.isLoopback(url)).isFalse();
    }
}
