package com.campusg.clerk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.InvalidSettingException;
import com.campusg.clerk.domain.DeliveryQueuing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class TransportSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "direct"})
    void needsNoBrokerUnlessDeliveriesAreQueued(String transport) {
        environment.setProperty("campusg.webhook.transport", transport);

        assertThat(new TransportSettings(environment).queuing()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:9092", "broker-1:9092, broker-2:9092", "SASL_SSL://k.example:9093", "[::1]:9092"})
    void queuesDeliveriesWithKafka(String brokers) {
        kafka(brokers);

        assertThat(new TransportSettings(environment).queuing()).contains(new DeliveryQueuing(12, 4, true));
    }

    @Test
    void takesWhatIsGiven() {
        kafka("localhost:9092");
        environment.setProperty("campusg.webhook.partitions", "24");
        environment.setProperty("campusg.webhook.consumers", "2");
        environment.setProperty("campusg.kafka.create-topics", "false");

        assertThat(new TransportSettings(environment).queuing()).contains(new DeliveryQueuing(24, 2, false));
    }

    @ParameterizedTest
    @CsvSource({
        "campusg.webhook.transport, carrier-pigeon, CAMPUSG_WEBHOOK_TRANSPORT is 'carrier-pigeon'",
        "spring.kafka.bootstrap-servers, '', SPRING_KAFKA_BOOTSTRAP_SERVERS is missing",
        "spring.kafka.bootstrap-servers, localhost, SPRING_KAFKA_BOOTSTRAP_SERVERS is 'localhost'",
        "spring.kafka.bootstrap-servers, http://localhost:9092, SPRING_KAFKA_BOOTSTRAP_SERVERS is 'http://localhost:9092'",
        "campusg.webhook.partitions, 0, CAMPUSG_WEBHOOK_PARTITIONS is '0'",
        "campusg.webhook.consumers, many, CAMPUSG_WEBHOOK_CONSUMERS is 'many'",
        "campusg.kafka.create-topics, perhaps, CAMPUSG_KAFKA_CREATE_TOPICS is 'perhaps'"
    })
    void saysWhichSettingIsWrong(String property, String value, String message) {
        kafka("localhost:9092");
        environment.setProperty(property, value);

        assertThatThrownBy(() -> new TransportSettings(environment).queuing())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(message);
    }

    private void kafka(String brokers) {
        environment.setProperty("campusg.webhook.transport", "kafka");
        environment.setProperty("spring.kafka.bootstrap-servers", brokers);
    }
}
