package com.campusg;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Where Kafka is and what may be made there, as text from outside; an empty text is one that was not given. */
public final class KafkaSettings {

    private static final String SERVERS = "SPRING_KAFKA_BOOTSTRAP_SERVERS";
    private static final Pattern BROKER = Pattern.compile("([A-Z_]+://)?(\\[[0-9a-fA-F:]+]|[^\\s:/,]+):[0-9]{1,5}");

    private final Environment environment;

    public KafkaSettings(Environment environment) {
        this.environment = environment;
    }

    /** Whether a broker is named at all, well or badly: without one nothing of Kafka is made. */
    static boolean isBrokerNamed(Environment environment) {
        return !servers(environment).isBlank();
    }

    /**
     * The brokers to begin with, if any are named. Whether they are there is not asked.
     *
     * @throws InvalidSettingException if that cannot be a list of brokers
     */
    public Optional<String> bootstrapServers() {
        String servers = servers(environment);
        if (servers.isBlank()) {
            return Optional.empty();
        }
        if (!Arrays.stream(servers.split(",", -1))
                .allMatch(server -> BROKER.matcher(server.strip()).matches())) {
            throw new InvalidSettingException(
                    SERVERS, "is '" + servers + "'", "It looks like broker-1:9092,broker-2:9092");
        }
        return Optional.of(servers);
    }

    /**
     * Refuses to go on without a broker.
     *
     * @param purpose what needs one, as the end of a sentence
     * @throws InvalidSettingException if none is named
     */
    public void requireBootstrapServers(String purpose) {
        if (bootstrapServers().isEmpty()) {
            throw new InvalidSettingException(
                    SERVERS, "is missing, and " + purpose, "It looks like broker-1:9092,broker-2:9092");
        }
    }

    /**
     * Whether the service makes its topics where they are not there.
     *
     * @throws InvalidSettingException if it says neither
     */
    public boolean createTopics() {
        String text = environment.getProperty("campusg.kafka.create-topics", "").strip();
        return switch (text) {
            case "", "true" -> true;
            case "false" -> false;
            default ->
                throw new InvalidSettingException(
                        "CAMPUSG_KAFKA_CREATE_TOPICS", "is '" + text + "'", "It is true or false");
        };
    }

    private static String servers(Environment environment) {
        return environment.getProperty("spring.kafka.bootstrap-servers", "");
    }
}
