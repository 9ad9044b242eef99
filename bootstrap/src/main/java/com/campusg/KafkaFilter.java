package com.campusg;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Where nobody names a broker, nothing of Kafka is made, and the start does not even look at it. */
final class KafkaFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String OF_KAFKA = "org.springframework.boot.kafka.";

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = KafkaSettings.isBrokerNamed(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] autoConfigurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[autoConfigurations.length];
        for (int i = 0; i < matches.length; i++) {
            String name = autoConfigurations[i];
            matches[i] = wanted || name == null || !name.startsWith(OF_KAFKA);
        }
        return matches;
    }
}
