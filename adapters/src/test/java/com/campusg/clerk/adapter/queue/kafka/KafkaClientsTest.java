package com.campusg.clerk.adapter.queue.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.domain.DeliveryQueuing;
import com.campusg.clerk.domain.DeliveryRetention;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;

/** What each client is configured with, from the environment and by us. Nobody answers where they call. */
class KafkaClientsTest {

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"campusg\" password=\"secret\";";

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(KafkaTransportConfiguration.class)
            .withBean(ApplyDelivery.class, () -> delivery -> new ApplyDelivery.Outcome.Pointless())
            .withBean(DeliveryQueuing.class, () -> new DeliveryQueuing(12, 4, true))
            .withBean(DeliveryRetention.class, () -> new DeliveryRetention(DeliveryRetention.SHORTEST))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues(
                    "campusg.webhook.transport=kafka",
                    "spring.kafka.bootstrap-servers=127.0.0.1:1",
                    "spring.kafka.consumer.group-id=campusg",
                    "spring.kafka.producer.acks=0");

    @Test
    void reachesTheBrokerAsSpringsPropertiesSay() {
        service.withInitializer(context -> TestPropertyValues.of(
                                "SPRING_KAFKA_SECURITY_PROTOCOL=SASL_SSL",
                                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM=PLAIN",
                                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG=" + LOGIN)
                        .applyTo(context.getEnvironment(), TestPropertyValues.Type.SYSTEM_ENVIRONMENT))
                .run(context -> {
                    ConsumerFactory<?, ?> consumers = context.getBean(ConsumerFactory.class);
                    assertThat(producer(context.getBean(KafkaTemplate.class))).containsAllEntriesOf(secured());
                    assertThat(consumers.getConfigurationProperties()).containsAllEntriesOf(secured());
                    assertThat(context.getBean(KafkaAdmin.class).getConfigurationProperties())
                            .containsAllEntriesOf(secured());
                });
    }

    @Test
    void keepsItsPromisesWhateverIsConfigured() {
        service.run(context -> assertThat(producer(context.getBean(KafkaTemplate.class)))
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true));
    }

    private static Map<String, Object> secured() {
        return Map.of(
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_SSL",
                SaslConfigs.SASL_MECHANISM,
                "PLAIN",
                SaslConfigs.SASL_JAAS_CONFIG,
                LOGIN);
    }

    private static Map<String, Object> producer(KafkaTemplate<?, ?> template) {
        return template.getProducerFactory().getConfigurationProperties();
    }
}
