package com.campusg;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@Import(KafkaConfiguration.BrokersCheck.class)
class KafkaConfiguration {

    /** Runs before anything is created. Whether the brokers are there is not asked: nothing but events waits for them. */
    static final class BrokersCheck implements BeanRegistrar {

        private static final Pattern BROKER = Pattern.compile("([A-Z_]+://)?(\\[[0-9a-fA-F:]+]|[^\\s:/,]+):[0-9]{1,5}");

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            String brokers = environment.getProperty("spring.kafka.bootstrap-servers", "");
            if (!brokers.isBlank()
                    && !Arrays.stream(brokers.split(",", -1))
                            .allMatch(broker -> BROKER.matcher(broker.strip()).matches())) {
                throw new InvalidSettingException(
                        "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                        "is '" + brokers + "'",
                        "It looks like broker-1:9092,broker-2:9092");
            }
            String createTopics =
                    environment.getProperty("campusg.kafka.create-topics", "").strip();
            if (!Set.of("", "true", "false").contains(createTopics)) {
                throw new InvalidSettingException(
                        "CAMPUSG_KAFKA_CREATE_TOPICS", "is '" + createTopics + "'", "It is true or false");
            }
        }
    }
}
