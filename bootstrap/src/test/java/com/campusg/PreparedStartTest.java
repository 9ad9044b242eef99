package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedStartTest {

    @Test
    void isTakenWithTheSettingsThatEverybodyNeeds() {
        assertThat(PreparedStart.isPreparedFor(environment(Map.of(
                        "spring.application.pid", "4711",
                        "PORT", "8000",
                        "SERVER_PORT", "8000",
                        "MANAGEMENT_SERVER_PORT", "8001",
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://database/campusg",
                        "SPRING_DATASOURCE_USERNAME", "campusg",
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS", "",
                        "CLERK_SECRET_KEY", "sk_test_1",
                        "CAMPUSG_WEBHOOK_TRANSPORT", "direct"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_KAFKA_BOOTSTRAP_SERVERS, kafka:9092",
        "CAMPUSG_WEBHOOK_TRANSPORT, kafka",
        "MANAGEMENT_SERVER_PORT, 5000",
        "MANAGEMENT_SERVER_PORT, -1",
        "SPRING_PROFILES_ACTIVE, kafka",
    })
    void isLeftWhereOtherBeansAreWanted(String variable, String value) {
        assertThat(PreparedStart.isPreparedFor(environment(Map.of(variable, value))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_SSL_BUNDLE_PEM_SERVER_KEYSTORE_CERTIFICATE",
                "spring.kafka.security.protocol",
                "SPRING_AUTOCONFIGURE_EXCLUDE_0",
                "SERVER_SSL_ENABLED",
                "MANAGEMENT_ENDPOINT_HEALTH_ACCESS",
                "management.endpoints.web.exposure.include",
                "spring.main.lazy-initialization",
                "spring.aot.enabled",
            })
    void isLeftWithASettingThatNobodyForesaw(String setting) {
        assertThat(PreparedStart.isPreparedFor(environment(Map.of(setting, "true"))))
                .isFalse();
        ConfigurableEnvironment fromFile = environment(Map.of());
        fromFile.getPropertySources().addLast(new MapPropertySource("file [.env]", Map.of(setting, "true")));
        assertThat(PreparedStart.isPreparedFor(fromFile)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_FLYWAY_ENABLED",
                "spring.datasource.hikari.maximum-pool-size",
                "SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT",
                "LOGGING_LEVEL_ROOT",
            })
    void isTakenWithWhatDecidesOnNoBean(String setting) {
        assertThat(PreparedStart.isPreparedFor(environment(Map.of(setting, "1"))))
                .isTrue();
    }

    /** As the service has it: the variables, and beneath them what application.yaml makes of them. */
    private static ConfigurableEnvironment environment(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables)));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'",
                        Map.of(
                                "server.port", "${SERVER_PORT:${PORT:5000}}",
                                "management.server.port", "${MANAGEMENT_SERVER_PORT:5001}",
                                "spring.kafka.bootstrap-servers", "${SPRING_KAFKA_BOOTSTRAP_SERVERS:}",
                                "campusg.webhook.transport", "${CAMPUSG_WEBHOOK_TRANSPORT:direct}")));
        return environment;
    }
}
