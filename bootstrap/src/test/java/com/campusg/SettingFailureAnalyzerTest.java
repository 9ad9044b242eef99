package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingFailureAnalyzerTest {

    @Test
    void reportsTheVariableAndTheReasonInOneLine() {
        Exception failure = new IllegalStateException(new InvalidConfigurationPropertyValueException(
                "clerk.webhook-signing-secret", "whsec_secret", "is missing. See Clerk's dashboard"));

        assertThat(Objects.requireNonNull(new SettingFailureAnalyzer().analyze(failure))
                        .getDescription())
                .isEqualTo("CLERK_WEBHOOK_SIGNING_SECRET is missing. See Clerk's dashboard.");
    }

    @Test
    void reportsAValueOfTheWrongTypeWithoutTheValue() {
        Binder binder = new Binder(
                new MapConfigurationPropertySource(Map.of("clerk.keys-outage-tolerance", "whsec_pasted-by-mistake")));
        try {
            binder.bind("clerk.keys-outage-tolerance", Duration.class);
        } catch (RuntimeException failure) {
            assertThat(SettingFailureAnalyzer.message(failure))
                    .startsWith("CLERK_KEYS_OUTAGE_TOLERANCE ")
                    .doesNotContain("whsec_");
            return;
        }
        throw new AssertionError("The value was accepted");
    }

    @Test
    void leavesOtherFailuresToOtherAnalyzers() {
        assertThat(new SettingFailureAnalyzer().analyze(new IllegalStateException("other")))
                .isNull();
    }
}
