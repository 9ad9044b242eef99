package com.campusg.sync.adapter.in.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class WebhookPropertiesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String DEMONSTRATION_SECRET = "whsec_Y2FtcHVzZy1lbXVsYXRvci1zZWNyZXQta25vd24tdG8tYWxs";
    private static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    @Test
    void acceptSeveralSecretsSoThatASecretCanBeRotated() {
        assertThat(new WebhookProperties(SECRET + " , " + OTHER_SECRET + ",", "")
                        .signingSecrets()
                        .size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void requireASecret(String secrets) {
        assertInvalid(secrets, "is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"whsec_not-base64", SECRET + ",whsec_not-base64", "whsec_YQ==", "changeme", SECRET + ",changeme"
            })
    void rejectTextThatIsNotASecretOfSufficientLength(String secrets) {
        assertInvalid(secrets, "has an entry that is not whsec_ and the base64 encoding of at least 24 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://clerk.campusg.example", "http://clerk-emulator:5100"})
    void rejectTheSecretOfTheDemonstrationUnlessTheIssuerIsLocal(String issuer) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new WebhookProperties(SECRET + "," + DEMONSTRATION_SECRET, issuer))
                .satisfies(failure -> assertThat(failure.getReason()).startsWith("contains the public secret"));
        String withoutPrefix = DEMONSTRATION_SECRET.replace("whsec_", "");
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new WebhookProperties(withoutPrefix, issuer));
        assertThat(new WebhookProperties(DEMONSTRATION_SECRET, "http://localhost:5100")
                        .signingSecrets()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void doNotRepeatTheSecretInTheMessage() {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new WebhookProperties("s3cr3t-typo", ""))
                .satisfies(failure -> {
                    assertThat(failure.getValue()).isNull();
                    assertThat(failure).hasMessageNotContaining("s3cr3t-typo");
                    assertThat(failure.getReason()).doesNotContain("s3cr3t-typo");
                });
    }

    private static void assertInvalid(String secrets, String reason) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new WebhookProperties(secrets, ""))
                .returns("clerk.webhook-signing-secret", InvalidConfigurationPropertyValueException::getName)
                .satisfies(failure -> assertThat(failure.getReason()).startsWith(reason));
    }
}
