package com.campusg.clerk.adapter.queue.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * What happens to a record that could not be applied. The partition waits for it, and nothing overtakes it: for ever while
 * the database is away, for some minutes if something else is wrong. A record that cannot be applied even then, or is not
 * ours, goes to the dead letters, and only when it is there does the partition go on.
 */
final class Retries implements RetryListener {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** A consumer that pauses takes no part in sharing out partitions: far below the time after which it is expelled. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** About three minutes. */
    private static final int ATTEMPTS_WITHOUT_KNOWN_CAUSE = 20;

    private static final Duration DEAD_LETTER_WITHIN = Duration.ofSeconds(10);

    private final MeterRegistry meters;

    Retries(MeterRegistry meters) {
        this.meters = meters;
    }

    DefaultErrorHandler errorHandler(KafkaOperations<byte[], byte[]> kafka) {
        DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters(kafka));
        handler.addNotRetryableExceptions(ForeignRecordException.class);
        handler.setBackOffFunction((message, failure) -> pauses(failure));
        handler.setRetryListeners(this);
        // Told below, in one line.
        handler.setLogLevel(KafkaException.Level.DEBUG);
        return handler;
    }

    private static DeadLetterPublishingRecoverer deadLetters(KafkaOperations<byte[], byte[]> kafka) {
        DeadLetterPublishingRecoverer deadLetters = new DeadLetterPublishingRecoverer(
                kafka, (message, failure) -> new TopicPartition(DeliveryTopics.DEAD_LETTERS, -1));
        deadLetters.setFailIfSendResultIsError(true);
        deadLetters.setWaitForSendResultTimeout(DEAD_LETTER_WITHIN);
        deadLetters.excludeHeader(DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd.EX_STACKTRACE);
        return deadLetters;
    }

    static BackOff pauses(Exception failure) {
        ExponentialBackOff pauses = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        pauses.setMaxInterval(LONGEST_PAUSE.toMillis());
        if (!passes(failure)) {
            pauses.setMaxAttempts(ATTEMPTS_WITHOUT_KNOWN_CAUSE);
        }
        return pauses;
    }

    /** Whether this is the database's trouble, and no fault of the record: as for those who wait for an answer by HTTP. */
    private static boolean passes(Throwable failure) {
        return switch (failure) {
            case TransactionException noTransaction -> true;
            case NonTransientDataAccessResourceException away -> true;
            case UncategorizedDataAccessException odd -> true;
            case NonTransientDataAccessException ours -> false;
            case DataAccessException transientOne -> true;
            default -> failure.getCause() != null && passes(failure.getCause());
        };
    }

    @Override
    public void failedDelivery(ConsumerRecord<?, ?> message, @Nullable Exception failure, int attempt) {
        meters.counter("campusg.clerk.deliveries.retried").increment();
        LOG.warn("Attempt {} at {} failed: {}", attempt, place(message), cause(failure));
    }

    @Override
    public void recovered(ConsumerRecord<?, ?> message, @Nullable Exception failure) {
        meters.counter("campusg.clerk.deliveries.dead").increment();
        LOG.error("{} is now in {}: {}", place(message), DeliveryTopics.DEAD_LETTERS, cause(failure));
    }

    @Override
    public void recoveryFailed(ConsumerRecord<?, ?> message, @Nullable Exception original, Exception failure) {
        LOG.warn("{} cannot be put into {}: {}", place(message), DeliveryTopics.DEAD_LETTERS, cause(failure));
    }

    private static String place(ConsumerRecord<?, ?> message) {
        return message.topic() + "-" + message.partition() + "@" + message.offset();
    }

    private static String cause(@Nullable Exception failure) {
        return failure == null
                ? "for no known reason"
                : NestedExceptionUtils.getMostSpecificCause(failure).toString();
    }
}
