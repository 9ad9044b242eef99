package com.campusg;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class KafkaConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "kafka:9092", "broker-1:9092, broker-2:9092", "SASL_SSL://broker-1:9093", "[::1]:9092"})
    void takesBrokers(String brokers) {
        assertThatNoException().isThrownBy(() -> check("spring.kafka.bootstrap-servers", brokers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "kafka:port", "http://kafka:9092", "kafka:9092,"})
    void refusesWhatNamesNoBroker(String brokers) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> check("spring.kafka.bootstrap-servers", brokers))
                .withMessageStartingWith("SPRING_KAFKA_BOOTSTRAP_SERVERS is '" + brokers + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE"})
    void refusesAnythingButTrueAndFalse(String createTopics) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> check("campusg.kafka.create-topics", createTopics))
                .withMessageStartingWith("CAMPUSG_KAFKA_CREATE_TOPICS is '" + createTopics + "'");
    }

    private static void check(String property, String value) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.setEnvironment(new MockEnvironment().withProperty(property, value));
            context.register(new KafkaConfiguration.BrokersCheck());
        }
    }
}
