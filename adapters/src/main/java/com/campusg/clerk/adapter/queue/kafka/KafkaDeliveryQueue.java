package com.campusg.clerk.adapter.queue.kafka;

import com.campusg.clerk.application.port.out.DeliveryQueue;
import com.campusg.clerk.application.port.out.DeliveryQueueUnavailableException;
import com.campusg.clerk.domain.Delivery;
import com.campusg.user.domain.ClerkUserId;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Appends deliveries to the topic, and waits for the broker and its replicas to say that they have them. Where they do not
 * say so in time the record may still get there later; then Clerk's next attempt is a repetition, and changes nothing.
 */
final class KafkaDeliveryQueue implements DeliveryQueue {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaDeliveryQueue.class);

    /** For finding the broker, or for room in the buffer; before the time for delivery begins. */
    private static final int FIND_WITHIN_MS = 4_000;

    private static final int DELIVER_WITHIN_MS = 5_000;

    /** So short that a broker that fell silent is asked a second time. */
    private static final int ANSWER_WITHIN_MS = 2_500;

    /** Together with what Clerk's request took before, less than the 15 seconds that Clerk waits. */
    private static final int GIVE_UP_AFTER_MS = 9_500;

    /** What makes the producer keep the port's promises, whatever else is configured. */
    static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            DeliveryTopics.LARGEST_RECORD,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            FIND_WITHIN_MS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            DELIVER_WITHIN_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            ANSWER_WITHIN_MS);

    private final KafkaOperations<byte[], byte[]> kafka;
    private final MeterRegistry meters;

    KafkaDeliveryQueue(KafkaOperations<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
    }

    @Override
    public void append(Delivery delivery, @Nullable ClerkUserId about, @Nullable Instant sentAt) {
        try {
            kafka.send(DeliveryRecord.from(delivery, about, sentAt)).get(GIVE_UP_AFTER_MS, TimeUnit.MILLISECONDS);
            count("accepted");
        } catch (ExecutionException failure) {
            throw unavailable(failure.getCause() == null ? failure : failure.getCause());
        } catch (TimeoutException | KafkaException | org.springframework.kafka.KafkaException failure) {
            throw unavailable(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable(stopped);
        }
    }

    private DeliveryQueueUnavailableException unavailable(Throwable cause) {
        count("unavailable");
        LOG.warn("A delivery could not be queued: {}", cause.toString());
        return new DeliveryQueueUnavailableException(cause);
    }

    private void count(String result) {
        meters.counter("campusg.clerk.deliveries.queued", "result", result).increment();
    }
}
