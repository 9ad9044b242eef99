package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts the service with an invalid setting, which is reported before anything is connected. */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    private static final Map<String, String> VALID = Map.of(
            "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:1/campusg",
            "CLERK_ISSUER", "https://clerk.campus.edu",
            "CLERK_WEBHOOK_SIGNING_SECRET", "whsec_ZmFpbGVkLXN0YXJ0LWZhaWxlZC1zdGFydA==",
            "CLERK_AUTHORIZED_PARTIES", "https://campus.edu");

    /** An empty value is a missing one. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    SPRING_DATASOURCE_URL,     ''
                    CLERK_AUTHORIZED_PARTIES,  localhost
                    CLERK_API_URL,             http://api.clerk.com
                    """)
    void namesTheSettingAndItsValue(String setting, String value, CapturedOutput output) {
        start(setting, value);

        assertThat(lines(output))
                .anyMatch(line -> line.contains(setting) && line.contains(value))
                .noneMatch(line -> line.startsWith("\tat ") || line.contains(" WARN "));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    CLERK_WEBHOOK_SIGNING_SECRET, whsec_hush!hush
                    CLERK_PUBLISHABLE_KEY,        sk_test_aWFtYVNlY3JldA
                    CLERK_JWT_KEY,                -----BEGIN NONSENSE-----
                    """)
    void namesTheSettingWithoutAValueThatMayBeSecret(String setting, String value, CapturedOutput output) {
        start(setting, value);

        assertThat(lines(output))
                .anyMatch(line -> line.contains(setting))
                .noneMatch(line -> line.contains(value) || line.startsWith("\tat ") || line.contains(" WARN "));
    }

    private static void start(String setting, String value) {
        Map<String, String> settings = new HashMap<>(VALID);
        settings.put(setting, value);
        SpringApplication application = new SpringApplication(CampusGApplication.class);
        application.setRegisterShutdownHook(false);

        assertThatThrownBy(() -> application.run(settings.entrySet().stream()
                        .map(each -> "--" + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new)))
                .isInstanceOf(RuntimeException.class);
    }

    private static List<String> lines(CapturedOutput output) {
        return Arrays.asList(output.getAll().split("\\R"));
    }
}
