package com.campusg.sync.adapter.transport.kafka;

import com.campusg.kafka.TopicProvisioner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Reports whether deliveries can be queued. It creates the topics, and then checks every two seconds that each partition has a
 * leader, so that a health request does not wait for the broker. The broker need not be available when the service starts.
 */
final class DeliveryTopicHealthIndicator implements HealthIndicator, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryTopicHealthIndicator.class);

    private static final int TIMEOUT_MS = 2_000;

    private final Map<String, Object> adminSettings;
    private final TopicProvisioner provisioner;
    private final List<NewTopic> topics;
    private @Nullable Admin admin;
    private boolean created;
    private int failures;
    private volatile boolean available;

    DeliveryTopicHealthIndicator(
            Map<String, Object> adminSettings, TopicProvisioner provisioner, List<NewTopic> topics) {
        this.adminSettings = adminSettings;
        this.provisioner = provisioner;
        this.topics = topics;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void check() {
        try {
            if (!created) {
                provisioner.ensureExists(topics);
                created = true;
            }
            update(hasLeaders());
        } catch (KafkaException failure) {
            update(false);
            // A topic that was deleted is created again.
            created &= !(failure instanceof UnknownTopicOrPartitionException);
            // The first check may fail because a new topic is not visible at once.
            if (++failures == 2) {
                LOG.warn("Deliveries cannot be queued: {}", failure.toString());
            }
        }
    }

    private void update(boolean nowAvailable) {
        if (nowAvailable && !available) {
            LOG.info("Deliveries can be queued");
            failures = 0;
        }
        available = nowAvailable;
    }

    @Override
    public Health health() {
        return (available ? Health.up() : Health.down()).build();
    }

    private boolean hasLeaders() {
        KafkaFuture<TopicDescription> description = Objects.requireNonNull(admin().describeTopics(
                        List.of(DeliveryTopics.DELIVERIES), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                .topicNameValues()
                .get(DeliveryTopics.DELIVERIES));
        return await(description).partitions().stream().allMatch(partition -> partition.leader() != null);
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(2L * TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof KafkaException cause ? cause : new KafkaException(failure);
        } catch (TimeoutException failure) {
            throw new KafkaException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException(interrupted);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(adminSettings);
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
