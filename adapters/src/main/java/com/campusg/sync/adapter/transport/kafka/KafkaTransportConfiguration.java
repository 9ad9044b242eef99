package com.campusg.sync.adapter.transport.kafka;

import static java.util.Map.entry;

import com.campusg.kafka.TopicProvisioner;
import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.ProducerListener;

/**
 * The transport is active in the service, not in commands. The connection is configured by Spring Boot's properties; settings
 * that delivery guarantees depend on are set here and override them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaTransportProperties.class)
class KafkaTransportConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    @ConditionalOnProperty(name = "campusg.webhook.transport", havingValue = KafkaTransportProperties.KAFKA)
    static class Enabled {

        /** The records of a poll are applied in transactions of up to 64, within max.poll.interval.ms together. */
        private static final int MAX_POLL_RECORDS = 500;

        /** The broker collects records up to this size, so that several share a transaction. */
        private static final int FETCH_MIN_BYTES = 256 * 1024;

        /** The longest time that the broker collects records. */
        private static final int FETCH_MAX_WAIT_MS = 100;

        /** How soon other instances take over the partitions of an instance that was killed or is paused. */
        private static final int SESSION_TIMEOUT_MS = 15_000;

        /** Without a retry interval a consumer stops permanently after an authorization failure. */
        private static final Duration AUTHORIZATION_RETRY_INTERVAL = Duration.ofSeconds(5);

        static final Map<String, Object> CONSUMER_SETTINGS = Map.ofEntries(
                entry(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName()),
                entry(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName()),
                // Records that were written before the first consumer existed are applied, too.
                entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false"),
                entry(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName()),
                entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MAX_POLL_RECORDS)),
                entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, Integer.toString(FETCH_MIN_BYTES)),
                entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Integer.toString(FETCH_MAX_WAIT_MS)),
                entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Integer.toString(SESSION_TIMEOUT_MS)));

        @Bean
        DeliveryTopicHealthIndicator brokerHealthIndicator(
                KafkaAdmin admin, TopicProvisioner provisioner, KafkaTransportProperties properties) {
            return new DeliveryTopicHealthIndicator(
                    admin.getConfigurationProperties(),
                    provisioner,
                    DeliveryTopics.all(properties.partitionCount(), properties.deadLetterRetention()));
        }

        @Bean
        @SuppressWarnings("unchecked") // the serializers determine the types
        KafkaTemplate<byte[], byte[]> deliveryTemplate(ProducerFactory<?, ?> producers) {
            KafkaTemplate<byte[], byte[]> template =
                    new KafkaTemplate<>((ProducerFactory<byte[], byte[]>) producers, KafkaTransport.PRODUCER_SETTINGS);
            // The callers log failures.
            template.setProducerListener(new ProducerListener<>() {});
            return template;
        }

        @Bean
        ReceiveDelivery receiveDelivery(
                ClerkEvents clerkEvents, KafkaTemplate<byte[], byte[]> deliveryTemplate, MeterRegistry meters) {
            return new KafkaTransport(clerkEvents, deliveryTemplate, meters);
        }

        @Bean
        ConcurrentMessageListenerContainer<byte[], byte[]> deliveryListenerContainer(
                ConsumerFactory<? super byte[], ? super byte[]> consumers,
                KafkaTemplate<byte[], byte[]> deliveryTemplate,
                ApplyDeliveries applyDeliveries,
                SigningSecrets secrets,
                KafkaTransportProperties properties,
                MeterRegistry meters) {
            ContainerProperties container = new ContainerProperties(DeliveryTopics.DELIVERIES);
            Properties settings = new Properties();
            settings.putAll(CONSUMER_SETTINGS);
            container.setKafkaConsumerProperties(settings);
            container.setAckMode(ContainerProperties.AckMode.BATCH);
            container.setAuthExceptionRetryInterval(AUTHORIZATION_RETRY_INTERVAL);
            container.setListenerTaskExecutor(virtualThreads());
            container.setMessageListener(new DeliveryListener(applyDeliveries, secrets::haveSigned));
            ConcurrentMessageListenerContainer<byte[], byte[]> listeners =
                    new ConcurrentMessageListenerContainer<>(consumers, container);
            listeners.setConcurrency(properties.consumerCount());
            listeners.setCommonErrorHandler(new DeliveryErrorHandler(meters).errorHandler(deliveryTemplate));
            return listeners;
        }

        private static SimpleAsyncTaskExecutor virtualThreads() {
            SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("delivery-listener-");
            executor.setVirtualThreads(true);
            return executor;
        }
    }
}
