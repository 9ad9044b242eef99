package com.campusg.clerk.adapter.queue.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.DeliveryQueuing;
import com.campusg.clerk.domain.Payload;
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

/** What a broker with rights does, which the one of the other tests has not: Kafka's own mock says it. */
class DeliveryConsumersTest {

    private static final TopicPartition PARTITION = new TopicPartition(DeliveryTopics.DELIVERIES, 0);

    private final List<Delivery> applied = new CopyOnWriteArrayList<>();
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void readsOnWhenItIsAllowedAgain() {
        Delivery delivery = new Delivery(new DeliveryId("msg_1"), new Payload(new byte[] {1}), Instant.EPOCH);
        consumer.schedulePollTask(
                () -> consumer.setPollException(new TopicAuthorizationException(Set.of(PARTITION.topic()))));
        consumer.schedulePollTask(() -> {
            consumer.rebalance(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.addRecord(stored(DeliveryRecord.from(delivery, null, null)));
        });

        ConcurrentMessageListenerContainer<byte[], byte[]> consumers = consumers();
        consumers.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(() -> !applied.isEmpty());
        } finally {
            consumers.stop();
        }

        assertThat(applied).extracting(Delivery::id).containsExactly(delivery.id());
    }

    private ConcurrentMessageListenerContainer<byte[], byte[]> consumers() {
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1", "group.id", "campusg");
        return new KafkaTransportConfiguration()
                .deliveryConsumers(
                        new DefaultKafkaConsumerFactory<>(nobody) {
                            @Override
                            protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> settings) {
                                return consumer;
                            }
                        },
                        new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(nobody)),
                        delivery -> {
                            applied.add(delivery);
                            return new ApplyDelivery.Outcome.Pointless();
                        },
                        new DeliveryQueuing(1, 1, false),
                        new SimpleMeterRegistry());
    }

    private static ConsumerRecord<byte[], byte[]> stored(ProducerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
