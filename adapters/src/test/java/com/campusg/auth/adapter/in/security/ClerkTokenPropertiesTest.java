package com.campusg.auth.adapter.in.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.campusg.auth.domain.MachineId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mock.env.MockEnvironment;

class ClerkTokenPropertiesTest {

    /** Contains the base64 encoding of {@code happy-otter-42.clerk.accounts.dev$}. */
    private static final String PUBLISHABLE_KEY = "pk_test_aGFwcHktb3R0ZXItNDIuY2xlcmsuYWNjb3VudHMuZGV2JA==";

    private static final String ISSUER = "https://happy-otter-42.clerk.accounts.dev";

    @Test
    void derivesIssuerAndJwksUrlFromThePublishableKey() {
        ClerkTokenProperties properties = bind(Map.of("publishable-key", PUBLISHABLE_KEY));

        assertThat(properties.issuer()).isEqualTo(ISSUER);
        assertThat(properties.jwksUrl()).isEqualTo(ISSUER + "/.well-known/jwks.json");
        assertThat(properties.keysOutageTolerance()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void prefersTheConfiguredIssuer() {
        ClerkTokenProperties properties =
                bind(Map.of("publishable-key", PUBLISHABLE_KEY, "issuer", "http://localhost:5100"));

        assertThat(properties.issuer()).isEqualTo("http://localhost:5100");
        assertThat(properties.jwksUrl()).isEqualTo("http://localhost:5100/.well-known/jwks.json");
    }

    @Test
    void acceptsSeveralAuthorizedParties() {
        ClerkTokenProperties properties = bind(Map.of(
                "issuer",
                "http://localhost:5100",
                "authorized-parties",
                "http://localhost:5173, https://campusg.example,,"));

        assertThat(properties.authorizedParties())
                .containsExactlyInAnyOrder("http://localhost:5173", "https://campusg.example");
    }

    @Test
    void treatsEmptyValuesAsUnset() {
        ClerkTokenProperties properties = bind(Map.of(
                "issuer",
                "",
                "publishable-key",
                PUBLISHABLE_KEY,
                "jwt-key",
                " ",
                "jwks-url",
                "",
                "authorized-parties",
                "",
                "machine-id",
                ""));

        assertThat(properties.issuer()).isEqualTo(ISSUER);
        assertThat(properties.jwksUrl()).isEqualTo(ISSUER + "/.well-known/jwks.json");
        assertThat(properties.publicKey()).isEmpty();
        assertThat(properties.authorizedParties()).isEmpty();
        assertThat(properties.serviceMachine()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\\n", "\\r\\n", " ", ""})
    void acceptsPemWithAnyLineBreaks(String lineBreak) {
        String pem = "-----BEGIN PUBLIC KEY-----" + lineBreak
                + Base64.getEncoder()
                        .encodeToString(TokenFixture.KEY.getPublic().getEncoded()) + lineBreak
                + "-----END PUBLIC KEY-----";

        assertThat(bind(Map.of("jwt-key", pem)).publicKey()).contains(TokenFixture.publicKey(TokenFixture.KEY));
        assertThat(bind(Map.of("jwt-key", '"' + pem + '"')).publicKey())
                .contains(TokenFixture.publicKey(TokenFixture.KEY));
        assertThat(bind(Map.of("jwt-key", Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII))))
                        .publicKey())
                .contains(TokenFixture.publicKey(TokenFixture.KEY));
    }

    @ParameterizedTest
    @CsvSource({
        "https://campusg.example:443, https://campusg.example",
        "http://localhost:80, http://localhost",
        "HTTPS://CampusG.Example, https://campusg.example",
        "https://campusg.example:8443, https://campusg.example:8443",
        "http://campusg.example:443, http://campusg.example:443",
        "chrome-extension://abcdefghijklmnop, chrome-extension://abcdefghijklmnop"
    })
    void writesAuthorizedPartiesAsBrowsersDo(String configured, String origin) {
        assertThat(bind(Map.of("authorized-parties", configured)).authorizedParties())
                .containsExactly(origin);
    }

    @Test
    void requiresAuthorizedPartiesWithALiveKey() {
        String liveKey = PUBLISHABLE_KEY.replace("pk_test_", "pk_live_");

        assertInvalid(Map.of("publishable-key", liveKey), "authorized-parties", "is missing");
        assertThat(bind(Map.of("publishable-key", liveKey, "authorized-parties", "https://campusg.example"))
                        .issuer())
                .isEqualTo(ISSUER);
    }

    @ParameterizedTest
    @CsvSource({
        "publishable-key, sk_test_aGFwcHktb3R0ZXIk, does not look like pk_test_… or pk_live_…",
        "publishable-key, pk_test_nobase64!, does not look like pk_test_… or pk_live_…",
        "issuer, clerk.campusg.example, is 'clerk.campusg.example'",
        "issuer, https://clerk.campusg.example/, is 'https://clerk.campusg.example/'",
        "issuer, http://clerk.campusg.example, is 'http://clerk.campusg.example', but plain http",
        "jwks-url, file:///etc/passwd, is 'file:///etc/passwd'",
        "jwks-url, https://api.clerk.com/v1/jwks, is 'https://api.clerk.com/v1/jwks', the endpoint of the Backend API",
        "jwt-key, not a key, is not an RSA public key",
        "authorized-parties, https://campusg.example/app, contains 'https://campusg.example/app'",
        "authorized-parties, *, contains '*'",
        "authorized-parties, https://me@campusg.example, contains",
        "machine-id, machine, does not look like mch_…",
        "keys-outage-tolerance, -1h, is 'PT-1H'"
    })
    void namesTheInvalidProperty(String property, String value, String reason) {
        assertInvalid(Map.of(property, value), property, reason);
    }

    @ParameterizedTest
    @CsvSource({"allow-missing-azp, perhaps", "keys-outage-tolerance, long"})
    void namesThePropertyOfTheWrongType(String property, String value) {
        assertThat(catchThrowable(() -> bind(Map.of(property, value))))
                .asInstanceOf(type(BindException.class))
                .extracting(failure -> failure.getName().toString())
                .isEqualTo("clerk." + property);
    }

    @Test
    void readsTheServiceMachine() {
        assertThat(bind(Map.of()).serviceMachine()).isEmpty();
        assertThat(bind(Map.of("machine-id", " mch_users ")).serviceMachine()).contains(new MachineId("mch_users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "mch_", "mch_a mch_b", "mch_a,mch_b", "MCH_users"})
    void refusesMalformedMachineIds(String id) {
        assertInvalid(Map.of("machine-id", id), "machine-id", "does not look like mch_…");
    }

    @Test
    void requiresThePublishableKeyWithoutIssuer() {
        assertInvalid(Map.of("issuer", ""), "publishable-key", "is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt-key", "publishable-key"})
    void neverRepeatsKeys(String property) {
        InvalidConfigurationPropertyValueException failure = invalid(Map.of(property, "s3cr3t-typo"));

        assertThat(failure.getReason()).doesNotContain("s3cr3t-typo");
        assertThat(failure.getValue()).isNull();
    }

    private static void assertInvalid(Map<String, String> values, String property, String reason) {
        InvalidConfigurationPropertyValueException failure = invalid(values);

        assertThat(failure.getName()).isEqualTo("clerk." + property);
        assertThat(failure.getReason()).startsWith(reason);
    }

    private static InvalidConfigurationPropertyValueException invalid(Map<String, String> values) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(catchThrowable(() -> bind(values)));
        assertThat(cause).isInstanceOf(InvalidConfigurationPropertyValueException.class);
        return (InvalidConfigurationPropertyValueException) cause;
    }

    /** Binds valid properties with the given replacements. */
    private static ClerkTokenProperties bind(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        if (!values.containsKey("publishable-key") && !values.containsKey("issuer")) {
            all.put("publishable-key", PUBLISHABLE_KEY);
        }
        MockEnvironment environment = new MockEnvironment();
        all.forEach((name, value) -> environment.setProperty("clerk." + name, value));
        return Binder.get(environment).bindOrCreate("clerk", ClerkTokenProperties.class);
    }
}
