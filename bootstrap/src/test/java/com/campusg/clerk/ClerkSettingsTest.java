package com.campusg.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.InvalidSettingException;
import com.campusg.clerk.domain.JwksLocation;
import com.campusg.clerk.domain.MachineId;
import com.campusg.clerk.domain.MachinePolicy;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ClerkSettingsTest {

    /** base64 of {@code happy-otter-42.clerk.accounts.dev$} */
    private static final String PUBLISHABLE_KEY = "pk_test_aGFwcHktb3R0ZXItNDIuY2xlcmsuYWNjb3VudHMuZGV2JA==";

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void derivesIssuerAndKeysFromThePublishableKey() {
        ClerkSettings settings = settings(Map.of("publishable-key", PUBLISHABLE_KEY));

        assertThat(settings.sessionPolicy().issuer()).isEqualTo("https://happy-otter-42.clerk.accounts.dev");
        assertThat(settings.jwksLocation())
                .isEqualTo(new JwksLocation(
                        "https://happy-otter-42.clerk.accounts.dev/.well-known/jwks.json", Duration.ofHours(1)));
    }

    @Test
    void prefersAnIssuerThatIsGiven() {
        ClerkSettings settings =
                settings(Map.of("publishable-key", PUBLISHABLE_KEY, "issuer", "http://localhost:5100"));

        assertThat(settings.sessionPolicy().issuer()).isEqualTo("http://localhost:5100");
        assertThat(settings.jwksLocation().url()).isEqualTo("http://localhost:5100/.well-known/jwks.json");
    }

    @Test
    void takesSeveralAuthorizedParties() {
        ClerkSettings settings = settings(Map.of(
                "issuer", "http://localhost:5100",
                "authorized-parties", "http://localhost:5173, https://campusg.example"));

        assertThat(settings.sessionPolicy().authorizedParties())
                .containsExactlyInAnyOrder("http://localhost:5173", "https://campusg.example");
    }

    @Test
    void takesSeveralSigningSecretsSoThatOneIsReplacedWithoutAGap() {
        assertThat(settings(Map.of("webhook-signing-secret", SECRET + " , " + SECRET + ","))
                        .signingSecrets())
                .hasSize(2);
    }

    @Test
    void takesNoSettingForAnEmptyOne() {
        ClerkSettings settings = settings(Map.of("issuer", "", "publishable-key", PUBLISHABLE_KEY, "jwt-key", " "));

        assertThat(settings.sessionPolicy().issuer()).startsWith("https://happy-otter-42");
        assertThat(settings.jwtPublicKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\\n", " ", ""})
    void readsAPemHoweverItsLinesWereBroken(String lineBreak) throws Exception {
        RSAPublicKey key = new RSAKeyGenerator(2048).generate().toRSAPublicKey();
        String pem = "-----BEGIN PUBLIC KEY-----" + lineBreak
                + Base64.getEncoder().encodeToString(key.getEncoded()) + lineBreak + "-----END PUBLIC KEY-----";

        assertThat(settings(Map.of("jwt-key", pem)).jwtPublicKey()).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "CLERK_PUBLISHABLE_KEY, publishable-key, sk_test_aGFwcHktb3R0ZXIk",
        "CLERK_PUBLISHABLE_KEY, publishable-key, pk_test_nobase64!",
        "CLERK_ISSUER, issuer, clerk.campusg.example",
        "CLERK_ISSUER, issuer, https://clerk.campusg.example/",
        "CLERK_JWKS_URL, jwks-url, file:///etc/passwd",
        "CLERK_JWT_KEY, jwt-key, not a key",
        "CLERK_AUTHORIZED_PARTIES, authorized-parties, https://campusg.example/app",
        "CLERK_AUTHORIZED_PARTIES, authorized-parties, *",
        "CLERK_WEBHOOK_SIGNING_SECRET, webhook-signing-secret, whsec_not-base64",
        "CLERK_WEBHOOK_SIGNING_SECRET, webhook-signing-secret, ''",
        "CLERK_SECRET_KEY, secret-key, pk_test_abc",
        "CLERK_API_URL, api-url, api.clerk.com",
        "CLERK_MACHINE_ID, machine-id, machine",
        "CLERK_INSTANCE_ID, instance-id, production",
        "CLERK_DELIVERIES_KEPT_FOR, deliveries-kept-for, 1d",
        "CLERK_DELIVERIES_KEPT_FOR, deliveries-kept-for, always",
        "CLERK_ALLOW_MISSING_AZP, allow-missing-azp, perhaps",
        "CLERK_KEYS_OUTAGE_TOLERANCE, keys-outage-tolerance, long",
        "CLERK_KEYS_OUTAGE_TOLERANCE, keys-outage-tolerance, -1h"
    })
    void namesTheVariableThatIsWrong(String variable, String property, String value) {
        assertThatThrownBy(() -> readAll(settings(Map.of(property, value))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(variable + " ");
    }

    @Test
    void admitsNoMachineUnlessOursIsNamed() {
        assertThat(settings(Map.of("publishable-key", PUBLISHABLE_KEY))
                        .machinePolicy()
                        .self())
                .isEmpty();
        assertThat(settings(Map.of("publishable-key", PUBLISHABLE_KEY, "machine-id", " mch_users "))
                        .machinePolicy())
                .isEqualTo(new MachinePolicy(
                        "https://happy-otter-42.clerk.accounts.dev", Optional.of(new MachineId("mch_users"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "mch_", "mch_a mch_b", "mch_a,mch_b", "MCH_users"})
    void refusesWhatIsNoMachine(String id) {
        assertThatThrownBy(() -> settings(Map.of("publishable-key", PUBLISHABLE_KEY, "machine-id", id))
                        .machinePolicy())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("CLERK_MACHINE_ID does not look like mch_…");
    }

    @Test
    void namesThePublishableKeyWhereNothingSaysWhichInstanceToBelieve() {
        assertThatThrownBy(() -> settings(Map.of("issuer", "")).sessionPolicy())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("CLERK_PUBLISHABLE_KEY is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-signing-secret", "jwt-key", "secret-key", "publishable-key"})
    void neverRepeatsASecret(String property) {
        assertThatThrownBy(() -> readAll(settings(Map.of(property, "s3cr3t-typo"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageNotContaining("s3cr3t-typo");
    }

    private static void readAll(ClerkSettings settings) {
        settings.sessionPolicy();
        settings.jwksLocation();
        settings.jwtPublicKey();
        settings.signingSecrets();
        settings.machinePolicy();
        settings.backendApiAccess();
        settings.clerkInstance();
        settings.deliveryRetention();
    }

    /** Settings that are right but for the given ones. */
    private static ClerkSettings settings(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(Map.of("webhook-signing-secret", SECRET));
        if (!given.containsKey("publishable-key") && !given.containsKey("issuer")) {
            all.put("publishable-key", PUBLISHABLE_KEY);
        }
        all.putAll(given);
        MockEnvironment environment = new MockEnvironment();
        all.forEach((name, value) -> environment.setProperty("clerk." + name, value));
        return ClerkSettings.from(environment);
    }
}
