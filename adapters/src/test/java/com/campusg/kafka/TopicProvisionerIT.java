package com.campusg.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.SharedBroker;
import com.campusg.testing.Timeouts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith({SharedBroker.class, OutputCaptureExtension.class})
class TopicProvisionerIT {

    private final String name = "topic-" + UUID.randomUUID();
    private final String otherName = "topic-" + UUID.randomUUID();
    private final TopicProvisioner provisioner = new TopicProvisioner(SharedBroker.connection(), true);

    @Test
    void createsTopicsWithTheirPartitionsAndConfiguration() throws Exception {
        provisioner.ensureExists(List.of(
                topic(name, 3).configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)),
                topic(otherName, 1)));

        assertThat(describe(name).partitions()).hasSize(3);
        assertThat(describe(otherName).partitions()).hasSize(1);
        assertThat(cleanupPolicy(name)).isEqualTo(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    @Test
    void doesNotChangeAnExistingTopic() throws Exception {
        provisioner.ensureExists(List.of(topic(name, 2)));

        provisioner.ensureExists(List.of(
                topic(name, 5).configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))));

        assertThat(describe(name).partitions()).hasSize(2);
        assertThat(cleanupPolicy(name)).isEqualTo(TopicConfig.CLEANUP_POLICY_DELETE);
    }

    @Test
    void createsAMissingTopicAlthoughAnotherOneExists() {
        provisioner.ensureExists(List.of(topic(name, 1)));

        provisioner.ensureExists(List.of(topic(name, 1), topic(otherName, 1)));

        assertThat(describe(otherName).partitions()).hasSize(1);
    }

    @Test
    void failsIfATopicCannotBeCreated() {
        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(() -> provisioner.ensureExists(List.of(topic("not a topic name", 1))))
                .withMessageContaining("not a topic name");
    }

    @Test
    void logsOtherSettingsOfAnExistingTopicEvenIfCreationIsDisabled(CapturedOutput output) {
        provisioner.ensureExists(List.of(topic(name, 1)));
        describe(name);
        TopicProvisioner disabled = new TopicProvisioner(SharedBroker.connection(), false);

        disabled.ensureExists(List.of(topic(name, 1)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        "1048588"))));

        assertThat(output)
                .contains("Topic " + name + " has cleanup.policy=delete instead of compact")
                .doesNotContain("max.message.bytes");
    }

    @Test
    void doesNotCreateATopicIfCreationIsDisabled(CapturedOutput output) {
        new TopicProvisioner(SharedBroker.connection(), false).ensureExists(List.of(topic(name, 1)));

        assertThat(output).contains("The settings of topic " + name + " cannot be checked");
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    /** A new topic may not be visible at once. */
    private static TopicDescription describe(String name) {
        try (Admin admin = Admin.create(SharedBroker.connection())) {
            return await().atMost(Timeouts.DEFAULT)
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(
                            () -> admin.describeTopics(List.of(name))
                                    .allTopicNames()
                                    .get(Timeouts.DEFAULT.toMillis(), TimeUnit.MILLISECONDS)
                                    .get(name),
                            Objects::nonNull);
        }
    }

    private static String cleanupPolicy(String name) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try (Admin admin = Admin.create(SharedBroker.connection())) {
            Config config = Objects.requireNonNull(admin.describeConfigs(List.of(topic))
                    .all()
                    .get(Timeouts.DEFAULT.toMillis(), TimeUnit.MILLISECONDS)
                    .get(topic));
            return config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        }
    }
}
