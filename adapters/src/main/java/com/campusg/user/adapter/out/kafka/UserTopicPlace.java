package com.campusg.user.adapter.out.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the topic where there is none. One that is there stays as it is: more partitions would put what comes next of a
 * user where nobody finds it in order with what came before.
 */
final class UserTopicPlace {

    private static final int PARTITIONS = 6;

    /** Readers that were away for less than this still hear of everybody who left. */
    private static final Duration TOMBSTONES_STAY = Duration.ofDays(7);

    /** What was told of somebody who left is not on the broker's disks for much longer than this. */
    private static final Duration COMPACTED_WITHIN = Duration.ofDays(1);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> connection;
    private final boolean create;

    /** @param create false if whoever runs the broker makes the topic */
    UserTopicPlace(Map<String, Object> connection, boolean create) {
        this.connection = connection;
        this.create = create;
    }

    /** @throws KafkaException if the topic could not be made */
    void prepare() {
        if (!create) {
            return;
        }
        try (Admin admin = Admin.create(connection)) {
            admin.createTopics(List.of(users())).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("The topic cannot be made", failure.getCause());
            }
        } catch (TimeoutException failure) {
            throw new KafkaException("The topic cannot be made", failure);
        } catch (InterruptedException failure) {
            throw new InterruptException(failure);
        }
    }

    /** With as many replicas as the broker gives by default. */
    private static NewTopic users() {
        return new NewTopic(KafkaUserTopic.NAME, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(KafkaUserTopic.LARGEST_MESSAGE),
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(TOMBSTONES_STAY.toMillis()),
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(COMPACTED_WITHIN.toMillis())));
    }
}
