package com.campusg.clerk;

import com.campusg.InvalidSettingException;
import com.campusg.clerk.domain.DeliveryQueuing;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** How a delivery gets from the webhook to {@code users}, as text from outside. */
final class TransportSettings {

    private static final String KAFKA = "kafka";
    private static final Pattern BROKER = Pattern.compile("([A-Z_]+://)?(\\[[0-9a-fA-F:]+]|[^\\s:/]+):[0-9]{1,5}");
    private static final int MOST = 1000;

    private final Environment environment;

    TransportSettings(Environment environment) {
        this.environment = environment;
    }

    /** How deliveries are queued; empty if each is applied while its sender waits. */
    Optional<DeliveryQueuing> queuing() {
        String transport = environment.getProperty("campusg.webhook.transport", "");
        if (transport.isBlank()) {
            return Optional.empty();
        }
        return switch (transport) {
            case "direct" -> Optional.empty();
            case KAFKA -> Optional.of(queued());
            default ->
                throw new InvalidSettingException(
                        "CAMPUSG_WEBHOOK_TRANSPORT", "is '" + transport + "'", "It is direct or kafka");
        };
    }

    private DeliveryQueuing queued() {
        requireBrokers(environment.getProperty("spring.kafka.bootstrap-servers", ""));
        return new DeliveryQueuing(
                number("campusg.webhook.partitions", "CAMPUSG_WEBHOOK_PARTITIONS", 12),
                number("campusg.webhook.consumers", "CAMPUSG_WEBHOOK_CONSUMERS", 4),
                yes("campusg.kafka.create-topics", "CAMPUSG_KAFKA_CREATE_TOPICS"));
    }

    private static void requireBrokers(String servers) {
        String variable = "SPRING_KAFKA_BOOTSTRAP_SERVERS";
        String source = "It looks like broker-1:9092,broker-2:9092";
        if (servers.isBlank()) {
            throw new InvalidSettingException(
                    variable, "is missing, and CAMPUSG_WEBHOOK_TRANSPORT=kafka needs it", source);
        }
        if (!Arrays.stream(servers.split(",", -1))
                .map(String::strip)
                .allMatch(server -> BROKER.matcher(server).matches())) {
            throw new InvalidSettingException(variable, "is '" + servers + "'", source);
        }
    }

    private int number(String property, String variable, int otherwise) {
        String text = environment.getProperty(property, "").strip();
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= MOST) {
            return Integer.parseInt(text);
        }
        throw new InvalidSettingException(variable, "is '" + text + "'", "It is a number from 1 to " + MOST);
    }

    private boolean yes(String property, String variable) {
        String text = environment.getProperty(property, "").strip();
        return switch (text) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new InvalidSettingException(variable, "is '" + text + "'", "It is true or false");
        };
    }
}
