package com.campusg.resilience;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics, offsets and the consumer group of CampusG from the broker. */
final class KafkaInspector implements AutoCloseable {

    static final String DELIVERIES = "clerk.deliveries";
    static final String DEAD_LETTERS = "clerk.deliveries-dlt";
    static final String USERS = "campusg.users";
    static final String GROUP = "campusg-user-service";

    private static final Duration TIMEOUT = Timeouts.minutes(1);

    private final String bootstrapServers;
    private final Admin admin;

    KafkaInspector(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Number of records whose offsets are not committed yet. */
    long lag() {
        Map<TopicPartition, OffsetAndMetadata> done =
                get(admin.listConsumerGroupOffsets(Map.of(GROUP, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(GROUP));
        return ends(DELIVERIES).entrySet().stream()
                .mapToLong(end -> end.getValue() - offset(done.get(end.getKey())))
                .sum();
    }

    /** Waits until the lag is zero. */
    void awaitCaughtUp(Duration timeout) {
        await().alias("The consumers have caught up")
                .atMost(timeout)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(KafkaInspector::isTransient)
                .until(() -> lag() == 0);
    }

    /** Waits until all partitions are assigned, and none of them to a client whose id has this prefix. */
    void awaitTakeoverFrom(String clientId, Duration timeout) {
        await().alias("Others have taken over the partitions of " + clientId)
                .atMost(timeout)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(KafkaInspector::isTransient)
                .until(() -> {
                    Map<String, Set<TopicPartition>> owned = owned();
                    return owned.keySet().stream().noneMatch(owner -> owner.startsWith(clientId))
                            && owned.values().stream().mapToInt(Set::size).sum()
                                    == ends(DELIVERIES).size();
                });
    }

    /** Assigned partitions by client id. */
    private Map<String, Set<TopicPartition>> owned() {
        return get(admin.describeConsumerGroups(List.of(GROUP))
                        .describedGroups()
                        .get(GROUP))
                .members()
                .stream()
                .collect(Collectors.toMap(
                        member -> member.clientId(),
                        member -> member.assignment().topicPartitions(),
                        (one, other) -> {
                            Set<TopicPartition> both = new HashSet<>(one);
                            both.addAll(other);
                            return both;
                        }));
    }

    /** Adds partitions to a topic. */
    void addPartitions(String topic, int newTotal) {
        get(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(newTotal)))
                .all());
    }

    void delete(String topic) {
        get(admin.deleteTopics(List.of(topic)).all());
    }

    /** Number of records in the dead letter topic. */
    long deadLetters() {
        return ends(DEAD_LETTERS).values().stream().mapToLong(Long::longValue).sum();
    }

    /** All committed records of a topic. */
    List<ConsumerRecord<String, String>> read(String topic) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        IsolationLevel.READ_COMMITTED.toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .partitions()
                .forEach(
                        partition -> latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        return get(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    /** Whether a retry may succeed. */
    private static boolean isTransient(Throwable failure) {
        return failure instanceof RetriableException;
    }

    private static <T> T get(@Nullable KafkaFuture<T> future) {
        try {
            return Objects.requireNonNull(future).get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
