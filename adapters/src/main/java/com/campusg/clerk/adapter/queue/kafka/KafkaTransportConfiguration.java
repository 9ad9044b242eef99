package com.campusg.clerk.adapter.queue.kafka;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.out.DeliveryQueue;
import com.campusg.clerk.domain.DeliveryQueuing;
import com.campusg.clerk.domain.DeliveryRetention;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
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
 * Queues deliveries in Kafka, where that is wanted; not beside a command. How the broker is reached is Spring's own
 * configuration; what the queue's promises rest on is set here, and overrules it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "campusg.webhook.transport", havingValue = "kafka")
class KafkaTransportConfiguration {

    /** Between two polls all of them are applied, each within 9 seconds or not at all: less than 5 minutes together. */
    private static final int MOST_AT_ONCE = 30;

    /** How soon others take over from an instance that was killed or stands still. */
    private static final int MISSED_AFTER_MS = 15_000;

    /** Without it a consumer that is refused once, when credentials or rights change, is gone for good, and nobody told. */
    private static final Duration NOT_ALLOWED_PAUSE = Duration.ofSeconds(5);

    static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName(),
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName(),
            // What came before the first of us is ours to apply too.
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(MOST_AT_ONCE),
            ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Integer.toString(MISSED_AFTER_MS));

    @Bean
    DeliveryTopics brokerHealthIndicator(KafkaAdmin settings, DeliveryQueuing queuing, DeliveryRetention retention) {
        return new DeliveryTopics(() -> Admin.create(settings.getConfigurationProperties()), queuing, retention);
    }

    @Bean
    @SuppressWarnings("unchecked") // what it writes is settled by the serializers
    KafkaTemplate<byte[], byte[]> deliveryTemplate(ProducerFactory<?, ?> producers) {
        KafkaTemplate<byte[], byte[]> template =
                new KafkaTemplate<>((ProducerFactory<byte[], byte[]>) producers, KafkaDeliveryQueue.PRODUCER);
        // Its users tell what went wrong themselves.
        template.setProducerListener(new ProducerListener<>() {});
        return template;
    }

    @Bean
    DeliveryQueue deliveryQueue(KafkaTemplate<byte[], byte[]> deliveryTemplate, MeterRegistry meters) {
        return new KafkaDeliveryQueue(deliveryTemplate, meters);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> deliveryConsumers(
            ConsumerFactory<? super byte[], ? super byte[]> consumers,
            KafkaTemplate<byte[], byte[]> deliveryTemplate,
            ApplyDelivery applyDelivery,
            DeliveryQueuing queuing,
            MeterRegistry meters) {
        ContainerProperties properties = new ContainerProperties(DeliveryTopics.DELIVERIES);
        Properties settings = new Properties();
        settings.putAll(CONSUMER);
        properties.setKafkaConsumerProperties(settings);
        // What was applied since the last one are duplicates after a crash. Nothing waits for the broker after each
        // record.
        // time.
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setAuthExceptionRetryInterval(NOT_ALLOWED_PAUSE);
        properties.setListenerTaskExecutor(virtualThreads());
        properties.setMessageListener(new DeliveryListener(applyDelivery));
        ConcurrentMessageListenerContainer<byte[], byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setConcurrency(queuing.consumers());
        container.setCommonErrorHandler(new Retries(meters).errorHandler(deliveryTemplate));
        return container;
    }

    private static SimpleAsyncTaskExecutor virtualThreads() {
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("deliveries-");
        executor.setVirtualThreads(true);
        return executor;
    }
}
