package com.campusg.kafka;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates topics that do not exist. An existing topic is not changed: more partitions would break the order of records with
 * the same key. A setting that differs is logged, because retention and durability depend on it.
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
     * Creates those of the topics that do not exist, unless {@code campusg.kafka.create-topics} is {@code false}, and checks
     * the settings of all.
     *
     * @throws KafkaException if a topic cannot be created
     */
    public void ensureExists(List<NewTopic> topics) {
        try (Admin admin = Admin.create(adminSettings)) {
            if (enabled) {
                admin.createTopics(topics, new CreateTopicsOptions().timeoutMs(TIMEOUT_MS))
                        .values()
                        .forEach(TopicProvisioner::await);
            }
            topics.forEach(topic -> check(admin, topic));
        }
    }

    private static void check(Admin admin, NewTopic topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        try {
            Config actual = admin.describeConfigs(List.of(resource))
                    .all()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                    .get(resource);
            Objects.requireNonNullElse(topic.configs(), Map.<String, String>of())
                    .forEach((name, expected) -> {
                        ConfigEntry entry = actual == null ? null : actual.get(name);
                        if (entry != null && !expected.equals(entry.value())) {
                            LOG.warn("Topic {} has {}={} instead of {}", topic.name(), name, entry.value(), expected);
                        }
                    });
        } catch (ExecutionException | TimeoutException failure) {
            LOG.info("The settings of topic {} cannot be checked: {}", topic.name(), failure.toString());
        } catch (InterruptedException failure) {
            throw new InterruptException(failure);
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
