package com.campusg.sync.adapter.transport.kafka;

import com.campusg.persistence.DatabaseFailures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Handles records that could not be applied. The partition waits, so that no record overtakes an earlier one: without limit
 * while the database is unavailable, for about three minutes after other failures. Then, or if the record is malformed, the
 * record is published to the dead letter topic, and the partition continues.
 */
final class DeliveryErrorHandler implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryErrorHandler.class);

    private static final Duration INITIAL_INTERVAL = Duration.ofMillis(500);

    /** Far below max.poll.interval.ms, because a consumer that waits does not take part in rebalances. */
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(10);

    /** About three minutes. */
    private static final int MAX_ATTEMPTS = 20;

    private static final Duration DEAD_LETTER_TIMEOUT = Duration.ofSeconds(10);

    private final MeterRegistry meters;

    DeliveryErrorHandler(MeterRegistry meters) {
        this.meters = meters;
    }

    DefaultErrorHandler errorHandler(KafkaOperations<byte[], byte[]> kafka) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters(kafka));
        handler.addNotRetryableExceptions(MalformedRecordException.class);
        handler.setBackOffFunction((message, failure) -> backOff(failure));
        handler.setRetryListeners(this);
        // The retry listener logs one line.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    private static DeadLetterPublishingRecoverer deadLetters(KafkaOperations<byte[], byte[]> kafka) {
        DeadLetterPublishingRecoverer deadLetters =
                new DeadLetterPublishingRecoverer(
                        kafka, (message, failure) -> new TopicPartition(DeliveryTopics.DEAD_LETTERS, -1)) {
                    // Without the payload: personal data in the topic could not be erased with the user.
                    @Override
                    protected ProducerRecord<Object, Object> createProducerRecord(
                            ConsumerRecord<?, ?> message,
                            TopicPartition partition,
                            Headers headers,
                            byte @Nullable [] key,
                            byte @Nullable [] value) {
                        ProducerRecord<Object, Object> complete =
                                super.createProducerRecord(message, partition, headers, key, value);
                        return new ProducerRecord<>(
                                complete.topic(), complete.partition(), complete.key(), null, complete.headers());
                    }
                };
        deadLetters.setFailIfSendResultIsError(true);
        deadLetters.setWaitForSendResultTimeout(DEAD_LETTER_TIMEOUT);
        deadLetters.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.EX_STACKTRACE);
        return deadLetters;
    }

    static BackOff backOff(Exception failure) {
        ExponentialBackOff backOff = new ExponentialBackOff(INITIAL_INTERVAL.toMillis(), 2);
        backOff.setMaxInterval(MAX_INTERVAL.toMillis());
        if (!DatabaseFailures.isTransient(failure)) {
            backOff.setMaxAttempts(MAX_ATTEMPTS);
        }
        return backOff;
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {
        meters.counter("campusg.clerk.deliveries.retried").increment();
        LOG.warn("Attempt {} to apply {} failed: {}", attempt, position(message), cause(failure));
    }

    @Override
    public void recovered(ConsumerRecord<?, ?> message, @Nullable Exception failure) {
        meters.counter("campusg.clerk.deliveries.dead").increment();
        LOG.error("{} was published to {}: {}", position(message), DeliveryTopics.DEAD_LETTERS, cause(failure));
    }

    @Override
    public void recoveryFailed(ConsumerRecord<?, ?> message, @Nullable Exception original, Exception failure) {
        LOG.warn("{} cannot be published to {}: {}", position(message), DeliveryTopics.DEAD_LETTERS, cause(failure));
    }

    private static String position(ConsumerRecord<?, ?> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private static String cause(@Nullable Exception failure) {
        return failure == null
                ? "unknown cause"
                : NestedExceptionUtils.getMostSpecificCause(failure).toString();
    }
}
