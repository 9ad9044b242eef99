package com.campusg.clerk;

import com.campusg.InvalidSettingException;
import com.campusg.KafkaSettings;
import com.campusg.clerk.domain.DeliveryQueuing;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** How a delivery gets from the webhook to {@code users}, as text from outside. */
final class TransportSettings {

    private static final String KAFKA = "kafka";
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
        KafkaSettings kafka = new KafkaSettings(environment);
        kafka.requireBootstrapServers("CAMPUSG_WEBHOOK_TRANSPORT=kafka needs it");
        return new DeliveryQueuing(
                number("campusg.webhook.partitions", "CAMPUSG_WEBHOOK_PARTITIONS", 12),
                number("campusg.webhook.consumers", "CAMPUSG_WEBHOOK_CONSUMERS", 4),
                kafka.createTopics());
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
}
