package com.campusg.clerk.adapter.queue.kafka;

import com.campusg.clerk.domain.DeliveryQueuing;
import com.campusg.clerk.domain.DeliveryRetention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The two topics: makes them where they are not there, and knows whether deliveries can be written. The broker need not be
 * there when the service starts. A topic that is there stays as it is: more partitions would put what comes next about a
 * user where it may overtake what came before.
 */
final class DeliveryTopics implements HealthIndicator, AutoCloseable {

    static final String DELIVERIES = "clerk.deliveries";

    /** What is no delivery of ours, or cannot be applied whatever is tried. */
    static final String DEAD_LETTERS = DELIVERIES + "-dlt";

    /** A delivery of 1 MiB, and what stands around it. */
    static final int LARGEST_RECORD = 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTopics.class);

    /** Deliveries hold personal data, and an outage of the database may last: a week for either. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private static final int MAKE_WITHIN_MS = 10_000;

    private static final int DESCRIBE_WITHIN_MS = 2_000;

    private final Supplier<Admin> connect;
    private final DeliveryQueuing queuing;
    private final DeliveryRetention retention;
    private @Nullable Admin admin;
    private boolean made;
    private int failures;
    private volatile boolean reachable;

    DeliveryTopics(Supplier<Admin> connect, DeliveryQueuing queuing, DeliveryRetention retention) {
        this.connect = connect;
        this.queuing = queuing;
        this.retention = retention;
        this.made = !queuing.created();
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            if (!made) {
                make();
                made = true;
            }
            found(isWritable());
        } catch (KafkaException failure) {
            found(false);
            // A topic that was just made is not known at once.
            if (++failures == 2) {
                LOG.warn("Deliveries cannot be queued: {}", failure.toString());
            }
        }
    }

    private void found(boolean writable) {
        if (writable && !reachable) {
            LOG.info("Deliveries can be queued");
            failures = 0;
        }
        reachable = writable;
    }

    /** As at the last look: nobody who asks has to wait for the broker. */
    @Override
    public Health health() {
        return (reachable ? Health.up() : Health.down()).build();
    }

    private void make() {
        admin().createTopics(topics(), new CreateTopicsOptions().timeoutMs(MAKE_WITHIN_MS))
                .values()
                .forEach(DeliveryTopics::requireMade);
    }

    private boolean isWritable() {
        TopicDescription topic = get(Objects.requireNonNull(
                admin().describeTopics(List.of(DELIVERIES), new DescribeTopicsOptions().timeoutMs(DESCRIBE_WITHIN_MS))
                        .topicNameValues()
                        .get(DELIVERIES)));
        return topic.partitions().stream().allMatch(partition -> partition.leader() != null);
    }

    /** With as many replicas as the broker gives by default. */
    private List<NewTopic> topics() {
        return List.of(
                topic(DELIVERIES, queuing.partitions(), KEPT_FOR),
                // As long as parked deliveries are kept: both wait for an operator.
                topic(DEAD_LETTERS, 1, retention.time()));
    }

    private static NewTopic topic(String name, int partitions, Duration keptFor) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(keptFor.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_RECORD)));
    }

    private static void requireMade(String name, KafkaFuture<Void> making) {
        try {
            get(making);
            LOG.info("Made the topic {}", name);
        } catch (TopicExistsException there) {
            LOG.debug("The topic {} is there", name);
        }
    }

    /** @throws KafkaException if it did not work */
    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(MAKE_WITHIN_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof KafkaException known ? known : new KafkaException(failure);
        } catch (TimeoutException failure) {
            throw new KafkaException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopped);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = connect.get();
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
