package com.campusg.sync.adapter.transport.kafka;

import com.campusg.sync.application.port.in.DeliveryQueueUnavailableException;
import com.campusg.sync.application.port.in.ReceiveDelivery;
import com.campusg.sync.application.port.out.ClerkEvents;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.web.LogRateLimiter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Queues deliveries in the topic, and waits for the acknowledgement of all in-sync replicas. Without an acknowledgement in
 * time a record may still be written later; the next attempt of Svix is then a duplicate.
 */
final class KafkaTransport implements ReceiveDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransport.class);

    /** The time limit for metadata and buffer space, which precedes the delivery timeout. */
    private static final int MAX_BLOCK_MS = 3_000;

    private static final int DELIVERY_TIMEOUT_MS = 5_000;

    /** Half of the delivery timeout, so that a request to an unresponsive broker is repeated once. */
    private static final int REQUEST_TIMEOUT_MS = 2_500;

    /** The time limit from the call to the acknowledgement, so that the response is sent within 10 seconds. */
    static final Duration TIMEOUT = Duration.ofMillis(8_500);

    /** The producer settings that durability depends on; they override other configuration. */
    static final Map<String, Object> PRODUCER_SETTINGS = Map.of(
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
            ByteArraySerializer.class,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            DeliveryTopics.MAX_RECORD_BYTES,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            MAX_BLOCK_MS,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            DELIVERY_TIMEOUT_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            REQUEST_TIMEOUT_MS);

    private final ClerkEvents clerkEvents;
    private final KafkaOperations<byte[], byte[]> kafka;
    private final MeterRegistry meters;
    private final LogRateLimiter failures = new LogRateLimiter();

    KafkaTransport(ClerkEvents clerkEvents, KafkaOperations<byte[], byte[]> kafka, MeterRegistry meters) {
        this.clerkEvents = clerkEvents;
        this.kafka = kafka;
        this.meters = meters;
    }

    @Override
    public DeliveryResult receive(Delivery delivery) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            kafka.send(DeliveryRecord.from(delivery, clerkEvents.read(delivery.payload())))
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            count("accepted");
            return DeliveryResult.QUEUED;
        } catch (TimeoutException failure) {
            throw unavailable(delivery, new TimeoutException("No acknowledgement within " + TIMEOUT));
        } catch (ExecutionException | KafkaException | org.springframework.kafka.KafkaException failure) {
            throw unavailable(delivery, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable(delivery, interrupted);
        }
    }

    private DeliveryQueueUnavailableException unavailable(Delivery delivery, Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        count("unavailable");
        failures.log(
                "queue",
                omitted -> LOG.warn(
                        "Delivery {} could not be queued: {} ({} more since the last message)",
                        delivery.id().value(),
                        cause.toString(),
                        omitted));
        return new DeliveryQueueUnavailableException(cause);
    }

    private void count(String result) {
        meters.counter("campusg.clerk.deliveries.queued", "result", result).increment();
    }
}
