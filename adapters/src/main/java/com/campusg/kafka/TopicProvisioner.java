package com.campusg.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates topics that do not exist. An existing topic is not changed: more partitions would break the order of records with
 * the same key.
 */
public final class TopicProvisioner {

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private static final int TIMEOUT_MS = 10_000;

    private final Map<String, Object> adminSettings;
    private final boolean enabled;

    TopicProvisioner(Map<String, Object> adminSettings, boolean enabled) {
        this.adminSettings = adminSettings;
        this.enabled = enabled;
    }

    /**
     * Creates those of the topics that do not exist, unless {@code campusg.kafka.create-topics} is {@code false}.
     *
     * @throws KafkaException if a topic cannot be created
     */
    public void ensureExists(List<NewTopic> topics) {
        if (!enabled) {
            return;
        }
        try (Admin admin = Admin.create(adminSettings)) {
            admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(TIMEOUT_MS))
                    .values()
                    .forEach(TopicProvisioner::await);
        }
    }

    private static void await(String topic, KafkaFuture<Void> creation) {
        try {
            creation.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
            LOG.info("Created topic {}", topic);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("Topic " + topic + " cannot be created", failure.getCause());
            }
        } catch (TimeoutException failure) {
            throw new KafkaException("Topic " + topic + " cannot be created", failure);
        } catch (InterruptedException failure) {
            throw new InterruptException(failure);
        }
    }
}
