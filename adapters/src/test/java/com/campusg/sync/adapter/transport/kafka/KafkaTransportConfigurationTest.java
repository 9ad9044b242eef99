package com.campusg.sync.adapter.transport.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.kafka.TopicProvisioner;
import com.campusg.kafka.TopicProvisioners;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** The configuration of the Kafka clients. No broker listens at the configured address. */
class KafkaTransportConfigurationTest {

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"campusg\" password=\"secret\";";

    private static final String[] SETTINGS = {
        "campusg.webhook.transport=kafka",
        "campusg.webhook.consumers=2",
        "campusg.webhook.bootstrap-servers=127.0.0.1:1",
        "spring.kafka.bootstrap-servers=127.0.0.1:1",
        "spring.kafka.consumer.group-id=campusg",
        "spring.kafka.consumer.auto-offset-reset=latest",
        "spring.kafka.consumer.enable-auto-commit=true",
        "spring.kafka.producer.acks=0"
    };

    private final WebApplicationContextRunner service = new WebApplicationContextRunner()
            // SpringApplication sets it, which converts durations.
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
            .withUserConfiguration(KafkaTransportConfiguration.class)
            .withBean(ApplyDeliveries.class, () -> deliveries -> List.of())
            .withBean(ClerkEvents.class, () -> payload -> new ClerkEvent.Unreadable("not JSON", null))
            .withBean(SigningSecrets.class, () -> new SigningSecrets(List.of()))
            .withBean(TopicProvisioner.class, TopicProvisioners::disabled)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            .withPropertyValues(SETTINGS);

    @Test
    void connectsAsConfiguredBySpringsProperties() {
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
    void overridesSettingsThatDeliveryGuaranteesDependOn() {
        service.run(context -> {
            assertThat(producer(context.getBean(KafkaTemplate.class)))
                    .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                    .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            assertThat(context.getBean(ConcurrentMessageListenerContainer.class)
                            .getContainerProperties()
                            .getKafkaConsumerProperties())
                    .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false")
                    .containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        });
    }

    @Test
    void queuesDeliveriesAndConsumesThemWithTheConfiguredNumberOfConsumers() {
        service.run(context -> {
            assertThat(context).getBean(ReceiveDelivery.class).isInstanceOf(KafkaTransport.class);
            assertThat(context.getBean(ConcurrentMessageListenerContainer.class).getConcurrency())
                    .isEqualTo(2);
        });
    }

    @Test
    void isDisabledWithTheDirectTransport() {
        service.withPropertyValues("campusg.webhook.transport=direct")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ReceiveDelivery.class)
                        .doesNotHaveBean(ConcurrentMessageListenerContainer.class)
                        .doesNotHaveBean(DeliveryTopicHealthIndicator.class));
    }

    @Test
    void isDisabledInACommand() {
        new ApplicationContextRunner()
                .withUserConfiguration(KafkaTransportConfiguration.class)
                .withPropertyValues(SETTINGS)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(ReceiveDelivery.class)
                        .doesNotHaveBean(ConcurrentMessageListenerContainer.class));
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
