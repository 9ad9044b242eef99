package com.campusg.user.adapter.out.kafka;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.userShowing;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.TestBroker;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.application.port.out.UserTopicContract;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.UserEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KafkaUserTopicIT extends UserTopicContract {

    private static final TestBroker BROKER = TestBroker.start();
    private static final Map<String, Object> CONNECTION = Map.of("bootstrap.servers", BROKER.bootstrapServers());

    private final UserTopicPlace place = new UserTopicPlace(CONNECTION, true);
    private final UserTopic topic = new KafkaUserTopic(CONNECTION, place, JsonMapper.shared());
    private List<TopicPartition> partitions = List.of();
    private Map<TopicPartition, Long> begin = Map.of();

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    /** What other tests wrote is not looked at. */
    @BeforeEach
    void remember() {
        place.prepare();
        try (Consumer<String, String> consumer = consumer()) {
            partitions = consumer.partitionsFor(KafkaUserTopic.NAME).stream()
                    .map(partition -> new TopicPartition(KafkaUserTopic.NAME, partition.partition()))
                    .toList();
            begin = consumer.endOffsets(partitions);
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
    void putsATombstoneBehindTheLastWord() {
        try (UserTopic.Writer writer = topic.open()) {
            writer.write(List.of(new UserMessage.Gone(new UserEvent.Erased(ADA, 5, NOW))));
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
    void takesTheLargestUserThatADeliveryCanBring() {
        Profile endless = new Profile(null, null, "ä".repeat(512 * 1024), null, null, null);
        UserMessage message =
                new UserMessage.Told(new UserEvent.Registered(ADA, 1, NOW), userShowing(snapshotOf(endless)));

        try (UserTopic.Writer writer = topic.open()) {
            writer.write(List.of(message, message));
        }

        assertThat(versionsOfAda()).containsExactly(1L, 1L);
        assertThat(read().getFirst().value()).contains(ID.value());
    }

    @Test
    void leavesATopicAsItIs() throws Exception {
        int before = partitions.size();

        new UserTopicPlace(CONNECTION, true).prepare();

        try (Admin admin = Admin.create(CONNECTION)) {
            assertThat(admin.describeTopics(List.of(KafkaUserTopic.NAME))
                            .allTopicNames()
                            .get()
                            .values())
                    .singleElement()
                    .satisfies(there -> assertThat(there.partitions()).hasSize(before));
        }
    }

    private List<ConsumerRecord<String, String>> read() {
        List<ConsumerRecord<String, String>> messages = new ArrayList<>();
        try (Consumer<String, String> consumer = consumer()) {
            consumer.assign(partitions);
            begin.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }

    private static Consumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        BROKER.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static long version(ConsumerRecord<String, String> message) {
        return Long.parseLong(header(message, "version"));
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
