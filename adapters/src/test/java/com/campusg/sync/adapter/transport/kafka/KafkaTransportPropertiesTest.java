package com.campusg.sync.adapter.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class KafkaTransportPropertiesTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "direct"})
    void requireNoBrokerForTheDirectTransport(String transport) {
        assertThatNoException()
                .isThrownBy(() -> new KafkaTransportProperties(transport, "12", "4", Duration.ofDays(90), ""));
    }

    @Test
    void selectTheDirectTransportByDefault() {
        application.run(context -> assertThat(
                        context.getBean(KafkaTransportProperties.class).transport())
                .isEqualTo("direct"));
    }

    @Test
    void have12PartitionsAnd4ConsumersByDefault() {
        application
                .withPropertyValues(
                        "campusg.webhook.transport=kafka", "campusg.webhook.bootstrap-servers=localhost:9092")
                .run(context -> assertThat(context.getBean(KafkaTransportProperties.class))
                        .returns(12, KafkaTransportProperties::partitionCount)
                        .returns(4, KafkaTransportProperties::consumerCount));
    }

    @Test
    void acceptOtherNumbers() {
        assertThat(new KafkaTransportProperties("kafka", " 1000 ", "1", Duration.ofDays(90), "localhost:9092"))
                .returns(1000, KafkaTransportProperties::partitionCount)
                .returns(1, KafkaTransportProperties::consumerCount);
    }

    @Test
    void useTheDefaultsForBlankNumbers() {
        assertThat(new KafkaTransportProperties("kafka", " ", "", Duration.ofDays(90), "localhost:9092"))
                .returns(12, KafkaTransportProperties::partitionCount)
                .returns(4, KafkaTransportProperties::consumerCount);
    }

    @ParameterizedTest
    @CsvSource({
        "transport, queue, campusg.webhook.transport, is 'queue'",
        "transport, Kafka, campusg.webhook.transport, is 'Kafka'",
        "bootstrap-servers, '', spring.kafka.bootstrap-servers, is missing",
        "partitions, 0, campusg.webhook.partitions, is '0'",
        "partitions, 1001, campusg.webhook.partitions, is '1001'",
        "consumers, many, campusg.webhook.consumers, is 'many'",
        "consumers, -1, campusg.webhook.consumers, is '-1'"
    })
    void nameTheInvalidProperty(String property, String value, String invalid, String reason) {
        Map<String, String> settings =
                new HashMap<>(Map.of("transport", "kafka", "bootstrap-servers", "localhost:9092"));
        settings.put(property, value);

        application
                .withPropertyValues(settings.entrySet().stream()
                        .map(setting -> "campusg.webhook." + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, failure -> {
                            assertThat(failure.getName()).isEqualTo(invalid);
                            assertThat(failure.getReason()).startsWith(reason);
                        }));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(KafkaTransportProperties.class)
    static class Properties {}
}
