package com.campusg.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class BrokerPropertiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kafka:9092",
                "localhost:9092",
                "broker-1:9092, broker-2:9092",
                "SASL_SSL://broker-1:9093",
                "[::1]:9092"
            })
    void acceptsListOfServers(String servers) {
        assertThatNoException().isThrownBy(() -> new BrokerProperties(servers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "localhost", "kafka:port", "http://kafka:9092", "kafka:9092,"})
    void rejectsOtherValues(String servers) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new BrokerProperties(servers))
                .returns("spring.kafka.bootstrap-servers", InvalidConfigurationPropertyValueException::getName)
                .satisfies(failure -> assertThat(failure.getReason()).startsWith("is '" + servers + "'"));
    }
}
