package com.campusg.sync.adapter.transport.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.sync.domain.ClerkEvent;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.Signature;
import com.campusg.sync.domain.SigningSecret;
import com.campusg.sync.domain.SigningSecrets;
import com.campusg.testing.Timeouts;
import com.svix.Webhook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Uses a mock consumer, because the broker of the other tests has no access control. */
class DeliveryListenerContainerTest {

    private static final TopicPartition PARTITION = new TopicPartition(DeliveryTopics.DELIVERIES, 0);

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final List<Delivery> applied = new CopyOnWriteArrayList<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void continuesAfterAnAuthorizationFailure() throws Exception {
        String signature = new Webhook(SECRET).sign("msg_1", 1, "{}").substring("v1,".length());
        Delivery delivery = new Delivery(
                new DeliveryId("msg_1"),
                new Payload("{}".getBytes(UTF_8)),
                Instant.EPOCH,
                new Signature("1", List.of(signature)));
        consumer.schedulePollTask(
                () -> consumer.setPollException(new TopicAuthorizationException(Set.of(PARTITION.topic()))));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.addRecord(received(DeliveryRecord.from(delivery, new ClerkEvent.Unreadable("not JSON", null))));
        });

        ConcurrentMessageListenerContainer<byte[], byte[]> container = container();
        container.start();
        try {
            await().atMost(Timeouts.DEFAULT).until(() -> !applied.isEmpty());
        } finally {
            container.stop();
        }

        assertThat(applied).containsExactly(delivery);
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> container() {
        Map<String, Object> connection = Map.of("bootstrap.servers", "127.0.0.1:1", "group.id", "campusg");
        return new KafkaTransportConfiguration.Enabled()
                .deliveryListenerContainer(
                        new DefaultKafkaConsumerFactory<>(connection) {
                            @Override
                            protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
                                return consumer;
                            }
                        },
                        new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(connection)),
                        deliveries -> {
                            applied.addAll(deliveries);
                            return List.of();
                        },
                        new SigningSecrets(List.of(SigningSecret.parse(SECRET).orElseThrow())),
                        new KafkaTransportProperties("kafka", "1", "1", Duration.ofDays(90), "127.0.0.1:1"),
                        new SimpleMeterRegistry());
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> message) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                message.key(),
                message.value(),
                message.headers(),
                Optional.empty());
    }
}
