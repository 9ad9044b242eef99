package com.campusg.user.adapter.out.kafka;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.userWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.SharedBroker;
import com.campusg.kafka.TopicProvisioners;
import com.campusg.user.application.port.out.TopicUnavailableException;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.UserTopicContract;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.UserEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedBroker.class)
class KafkaUserTopicIT extends UserTopicContract {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UserTopic topic =
            new KafkaUserTopic(SharedBroker.connection(), TopicProvisioners.enabled(), JsonMapper.shared(), meters);
    private List<TopicPartition> partitions = List.of();
    private Map<TopicPartition, Long> start = Map.of();

    /** The messages of other tests are not read. */
    @BeforeEach
    void seekToEnd() {
        topic.open().close();
        try (Consumer<String, String> consumer = consumer()) {
            partitions = consumer.partitionsFor(KafkaUserTopic.NAME).stream()
                    .map(partition -> new TopicPartition(KafkaUserTopic.NAME, partition.partition()))
                    .toList();
            start = consumer.endOffsets(partitions);
        }
    }

    @Override
    protected UserTopic topic() {
        return topic;
    }

    @Override
    protected List<Long> versionsOfAda() {
        return read().stream()
                .filter(message -> message.value() != null)
                .map(KafkaUserTopicIT::version)
                .toList();
    }

    @Test
    void writesATombstoneAfterTheMessageOfADeletion() {
        try (UserTopic.Writer writer = topic.open()) {
            writer.write(List.of(new UserMessage.Tombstone(new UserEvent.Erased(ADA, 5, NOW))));
        }

        assertThat(read()).hasSize(2);
        assertThat(read().getFirst().value()).contains("\"type\":\"erased\"").contains("\"user\":null");
        assertThat(read().getLast().value()).isNull();
        assertThat(read()).allSatisfy(message -> {
            assertThat(message.key()).isEqualTo("user_ada");
            assertThat(header(message, "type")).isEqualTo("erased");
            assertThat(version(message)).isEqualTo(5);
        });
    }

    @Test
    void writesTheLargestUserThatADeliveryCanContain() {
        Profile large = new Profile(null, null, "ä".repeat(512 * 1024), null, null, null, false);
        UserMessage message =
                new UserMessage.Upserted(new UserEvent.Registered(ADA, 1, NOW), userWith(snapshotOf(large)));

        try (UserTopic.Writer writer = topic.open()) {
            writer.write(List.of(message, message));
        }

        assertThat(versionsOfAda()).containsExactly(1L, 1L);
        assertThat(read().getFirst().value()).contains(ID.value());
    }

    @Test
    void createsACompactedTopic() throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, KafkaUserTopic.NAME);

        try (Admin admin = Admin.create(SharedBroker.connection())) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            assertThat(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
                    .isEqualTo(TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        assertThat(partitions).hasSize(6);
    }

    @Test
    void countsPublishedEventsByType() {
        try (UserTopic.Writer writer = topic.open()) {
            UserMessage tombstone = new UserMessage.Tombstone(new UserEvent.Erased(ADA, 3, NOW));
            writer.write(List.of(upserted(1), tombstone, tombstone));
        }

        assertThat(published("rated")).isOne();
        assertThat(published("erased")).isEqualTo(2);
    }

    @Test
    void countsNoEventsWhosePublicationIsUncertain() {
        try (UserTopic.Writer earlier = topic.open();
                UserTopic.Writer later = topic.open()) {
            later.write(List.of());

            assertThatExceptionOfType(TopicUnavailableException.class)
                    .isThrownBy(() -> earlier.write(List.of(upserted(1))));
        }

        assertThat(meters.find("campusg.user.events.published").counter()).isNull();
    }

    private double published(String type) {
        return meters.get("campusg.user.events.published")
                .tag("type", type)
                .counter()
                .count();
    }

    private List<ConsumerRecord<String, String>> read() {
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        try (Consumer<String, String> consumer = consumer()) {
            consumer.assign(partitions);
            start.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }

    private static Consumer<String, String> consumer() {
        Map<String, Object> settings = new HashMap<>(SharedBroker.connection());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static long version(ConsumerRecord<String, String> message) {
        return Long.parseLong(header(message, "version"));
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
