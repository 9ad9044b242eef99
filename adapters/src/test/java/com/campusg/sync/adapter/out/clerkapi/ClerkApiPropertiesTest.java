package com.campusg.sync.adapter.out.clerkapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class ClerkApiPropertiesTest {

    @Test
    void usesClerksAddressByDefault() {
        assertThat(new ClerkApiProperties("", " ", "", "").apiUrl()).isEqualTo("https://api.clerk.com");
    }

    @Test
    void stripsWhitespace() {
        ClerkApiProperties properties = new ClerkApiProperties(" sk_test_abc ", " http://localhost:9090 ", "", "");

        assertThat(properties.secretKey()).isEqualTo("sk_test_abc");
        assertThat(properties.apiUrl()).isEqualTo("http://localhost:9090");
    }

    @Test
    void distinguishesDevelopmentFromProduction() {
        assertThat(new ClerkApiProperties("sk_test_abc", "", "", "").isDevelopmentInstance())
                .isTrue();
        assertThat(new ClerkApiProperties("sk_live_abc", "", "", "").isDevelopmentInstance())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void needsNoSecretKey(String blank) {
        assertThat(new ClerkApiProperties(blank, "", "", "").hasSecretKey()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pk_test_abc", "sk_abc", "sk_test_", "sk_test_a b"})
    void rejectsInvalidSecretKey(String secretKey) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ClerkApiProperties(secretKey, "", "", ""))
                .satisfies(invalid -> {
                    assertThat(invalid.getName()).isEqualTo("clerk.secret-key");
                    assertThat(invalid.getReason()).startsWith("does not look like sk_test_… or sk_live_…");
                });
    }

    @Test
    void neverRepeatsAnInvalidSecretKey() {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ClerkApiProperties("s3cr3t-typo", "", "", ""))
                .withMessageNotContaining("s3cr3t-typo")
                .satisfies(invalid -> assertThat(invalid.getValue()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api.clerk.com", "https://api.clerk.com/", "file:///etc/passwd", "https://", "ftp://a.example"})
    void rejectsInvalidUrl(String url) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ClerkApiProperties("", url, "", ""))
                .satisfies(invalid -> {
                    assertThat(invalid.getName()).isEqualTo("clerk.api-url");
                    assertThat(invalid.getReason()).contains("'" + url + "'");
                });
    }

    @Test
    void neverPrintsTheSecretKey() {
        assertThat(new ClerkApiProperties("sk_test_abc", "", "", "")).asString().doesNotContain("sk_test_abc");
    }

    @Test
    void rejectsTheKeyOfTheDemonstrationUnlessTheIssuerIsLocal() {
        String key = "sk_test_CampusGEmulatorKeyKnownToAll";

        assertThat(new ClerkApiProperties(key, "", "http://localhost:5100", "").hasSecretKey())
                .isTrue();
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ClerkApiProperties(key, "", "https://clerk.campusg.example", ""))
                .satisfies(invalid -> assertThat(invalid.getReason()).startsWith("is the public key"));
    }

    @ParameterizedTest
    @CsvSource({"pk_live_Y2xlcmsuYSQ, sk_test_abc, a pk_live_…", "pk_test_Y2xlcmsuYSQ, sk_live_abc, a pk_test_…"})
    void rejectsKeysOfDifferentKindsOfInstances(String publishableKey, String secretKey, String found) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new ClerkApiProperties(secretKey, "", "", publishableKey))
                .satisfies(invalid -> {
                    assertThat(invalid.getName()).isEqualTo("clerk.secret-key");
                    assertThat(invalid.getReason()).contains(found);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "pk_live_Y2xlcmsuYSQ, sk_live_abc",
        "pk_test_Y2xlcmsuYSQ, sk_test_abc",
        "pk_live_Y2xlcmsuYSQ, ''",
        "'', sk_live_abc"
    })
    void acceptsKeysOfTheSameKindOfInstance(String publishableKey, String secretKey) {
        assertThat(new ClerkApiProperties(secretKey, "", "", publishableKey).secretKey())
                .isEqualTo(secretKey);
    }
}
