package com.campusg.sync.adapter.transport.kafka;

import com.campusg.kafka.ConditionalOnKafka;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * The settings of the transport.
 *
 * @param transport {@code direct} or {@code kafka}
 * @param partitions the number of partitions of a new topic, 1 to 1000: the maximum number of consumers of all instances
 * @param consumers the number of consumers of this instance, 1 to 1000
 * @param deadLetterRetention the retention of the dead letter topic, that of parked deliveries
 * @param bootstrapServers the brokers, Spring Boot's own setting, required by {@code kafka}
 */
@ConfigurationProperties("campusg.webhook")
record KafkaTransportProperties(
        @DefaultValue("direct") String transport,
        @DefaultValue("12") String partitions,
        @DefaultValue("4") String consumers,
        @DefaultValue("90d") Duration deadLetterRetention,
        @DefaultValue("") String bootstrapServers) {

    static final String KAFKA = "kafka";

    private static final String DIRECT = "direct";

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}|1000");

    KafkaTransportProperties {
        transport = transport.isBlank() ? DIRECT : transport;
        partitions = partitions.isBlank() ? "12" : partitions.strip();
        consumers = consumers.isBlank() ? "4" : consumers.strip();
        if (!transport.equals(DIRECT) && !transport.equals(KAFKA)) {
            throw invalid("transport", transport, "It is direct or kafka");
        }
        if (transport.equals(KAFKA) && bootstrapServers.isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    ConditionalOnKafka.BOOTSTRAP_SERVERS,
                    null,
                    "is missing, and CAMPUSG_WEBHOOK_TRANSPORT=kafka needs it. It is a list such as"
                            + " broker-1:9092,broker-2:9092");
        }
        if (transport.equals(KAFKA)) {
            requireNumber("partitions", partitions);
            requireNumber("consumers", consumers);
        }
    }

    int partitionCount() {
        return Integer.parseInt(partitions);
    }

    int consumerCount() {
        return Integer.parseInt(consumers);
    }

    private static void requireNumber(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw invalid(name, text, "It is a number from 1 to 1000");
        }
    }

    private static InvalidConfigurationPropertyValueException invalid(String name, String value, String expected) {
        return new InvalidConfigurationPropertyValueException(
                "campusg.webhook." + name, null, "is '" + value + "'. " + expected);
    }
}
