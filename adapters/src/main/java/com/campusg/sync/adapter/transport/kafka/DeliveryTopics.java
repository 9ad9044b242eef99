package com.campusg.sync.adapter.transport.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of the transport. */
final class DeliveryTopics {

    static final String DELIVERIES = "clerk.deliveries";

    /** Records that are malformed, or could not be applied after all retries. */
    static final String DEAD_LETTERS = DELIVERIES + "-dlt";

    /** A delivery of 1 MiB and its headers. */
    static final int MAX_RECORD_BYTES = 2 * 1024 * 1024;

    /** Limits how long personal data is kept, and how long the database may be unavailable. */
    private static final Duration RETENTION = Duration.ofDays(7);

    /** A segment is deleted as a whole when its newest record is older than the retention. */
    private static final Duration SEGMENT = Duration.ofDays(1);

    private DeliveryTopics() {}

    /** @param deadLetterRetention that of parked deliveries, because both wait for an operator */
    static List<NewTopic> all(int partitions, Duration deadLetterRetention) {
        return List.of(topic(DELIVERIES, partitions, RETENTION), topic(DEAD_LETTERS, 1, deadLetterRetention));
    }

    /** The replication factor is the broker's default. */
    private static NewTopic topic(String name, int partitions, Duration retention) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(SEGMENT.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES)));
    }
}
