package com.campusg;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Takes of Spring Modulith's event publication registry the store, and this only where Kafka is configured. The rest of it
 * calls listeners, and remembers in memory what it waits for: neither keeps order over several instances.
 */
final class EventRegistryFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String REGISTRY = "org.springframework.modulith.events.";

    private static final Set<String> STORE = Set.of(
            REGISTRY + "jdbc.JdbcEventPublicationAutoConfiguration",
            REGISTRY + "jackson.JacksonEventSerializationConfiguration");

    private boolean kafka;

    @Override
    public void setEnvironment(Environment environment) {
        kafka = KafkaSettings.isBrokerNamed(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = name == null || !name.startsWith(REGISTRY) || (kafka && STORE.contains(name));
        }
        return matches;
    }
}
