package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClerkEmulatorSettingsTest {

    @Test
    void listensOnTheLoopbackInterfaceByDefault() {
        ClerkEmulatorSettings settings = ClerkEmulatorSettings.fromEnvironment(Map.of("PORT", "1", "SERVER_PORT", "2"));

        assertThat(settings).isEqualTo(ClerkEmulatorSettings.defaults());
        assertThat(settings.port()).isEqualTo(5100);
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.retrySchedule()).hasSize(8).last().isEqualTo(Duration.ofHours(10));
    }

    @Test
    void readsRetrySchedule() {
        ClerkEmulatorSettings settings =
                ClerkEmulatorSettings.fromEnvironment(Map.of(ClerkEmulatorSettings.RETRY_SCHEDULE, "0s, 50ms,1m"));

        assertThat(settings.retrySchedule())
                .containsExactly(Duration.ZERO, Duration.ofMillis(50), Duration.ofMinutes(1));
    }

    @Test
    void readsSeveralEndpointsAndSecrets() {
        ClerkEmulatorSettings settings = ClerkEmulatorSettings.fromEnvironment(Map.of(
                ClerkEmulatorSettings.WEBHOOK_URL, "http://a/hook, http://b/hook",
                ClerkEmulatorSettings.WEBHOOK_SECRET, "whsec_YWFh,whsec_YmJi"));

        assertThat(settings.webhookUrls()).hasSize(2);
        assertThat(settings.webhookSecrets()).containsExactly("whsec_YWFh", "whsec_YmJi");
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> settings.withWebhooks(
                        settings.webhookUrls(), List.of("whsec_YWFh", "whsec_YmJi", "whsec_Y2Nj")))
                .withMessageStartingWith("CLERK_EMULATOR_WEBHOOK_SECRET: ");
    }

    @Test
    void treatsEmptyVariableAsAbsent() {
        assertThat(ClerkEmulatorSettings.fromEnvironment(Map.of(ClerkEmulatorSettings.ISSUER, " ")))
                .isEqualTo(ClerkEmulatorSettings.defaults());
    }

    @ParameterizedTest
    @CsvSource({
        "CLERK_EMULATOR_PORT, five",
        "CLERK_EMULATOR_PORT, 70000",
        "CLERK_EMULATOR_ISSUER, localhost:5100",
        "CLERK_EMULATOR_ISSUER, http://localhost:5100/",
        "CLERK_EMULATOR_INSTANCE_ID, user_1",
        "CLERK_EMULATOR_SECRET_KEY, pk_test_1",
        "CLERK_EMULATOR_WEBHOOK_URL, /api/webhook/clerk",
        "CLERK_EMULATOR_WEBHOOK_SECRET, whsec_?",
        "CLERK_EMULATOR_RETRY_SCHEDULE, soon",
        "CLERK_EMULATOR_RETRY_SCHEDULE, -5s",
        "CLERK_EMULATOR_DISABLE_AFTER, never",
        "CLERK_EMULATOR_RATE_LIMIT, -1"
    })
    void namesTheMalformedVariable(String variable, String value) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> ClerkEmulatorSettings.fromEnvironment(Map.of(variable, value)))
                .withMessageStartingWith(variable + ": ")
                .withMessageNotContaining("\n");
    }

    @Test
    void omitsSecretsFromMessages() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> ClerkEmulatorSettings.fromEnvironment(
                        Map.of(ClerkEmulatorSettings.WEBHOOK_SECRET, "whsec_hidden?")))
                .withMessageNotContaining("hidden");
        assertThat(ClerkEmulatorSettings.defaults()
                        .withSecretKey("sk_test_hidden")
                        .toString())
                .doesNotContain("hidden");
    }
}
