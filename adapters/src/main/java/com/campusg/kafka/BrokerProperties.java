package com.campusg.kafka;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Checks the addresses of the brokers, which Spring Boot's own properties use.
 *
 * @param bootstrapServers comma-separated {@code host:port}; empty if Kafka is not used
 */
@ConfigurationProperties("spring.kafka")
record BrokerProperties(@DefaultValue("") String bootstrapServers) {

    private static final Pattern SERVER = Pattern.compile("([A-Z_]+://)?(\\[[0-9a-fA-F:]+]|[^\\s:/,]+):[0-9]{1,5}");

    BrokerProperties {
        if (!bootstrapServers.isBlank()
                && !Arrays.stream(bootstrapServers.split(",", -1))
                        .allMatch(server -> SERVER.matcher(server.strip()).matches())) {
            throw new InvalidConfigurationPropertyValueException(
                    ConditionalOnKafka.BOOTSTRAP_SERVERS,
                    null,
                    "is '" + bootstrapServers + "'. It is a list such as broker-1:9092,broker-2:9092");
        }
    }
}
