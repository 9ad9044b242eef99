package com.campusg.acceptance.faults;

import static org.awaitility.Awaitility.await;

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

/** What anybody can see at the broker who knows nothing of CampusG but the names of its topics and of its group. */
final class KafkaSide implements AutoCloseable {

    static final String DELIVERIES = "clerk.deliveries";
    static final String DEAD_LETTERS = "clerk.deliveries-dlt";
    static final String USERS = "campusg.users";
    static final String GROUP = "campusg-user-service";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final Admin admin;

    KafkaSide(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** How many deliveries are acknowledged, and not yet known to the broker to be done. */
    long lag() {
        Map<TopicPartition, OffsetAndMetadata> done =
                get(admin.listConsumerGroupOffsets(Map.of(GROUP, new ListConsumerGroupOffsetsSpec()))
                        .partitionsToOffsetAndMetadata(GROUP));
        return ends(DELIVERIES).entrySet().stream()
                .mapToLong(end -> end.getValue() - offset(done.get(end.getKey())))
                .sum();
    }

    /** Returns when nothing waits to be applied. */
    void awaitCaughtUp(Duration patience) {
        await().alias("The consumers have caught up")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(KafkaSide::passes)
                .until(() -> lag() == 0);
    }

    /** Returns when all partitions are shared out, and none is left to a process whose name for itself begins so. */
    void awaitTakenOverFrom(String clientId, Duration patience) {
        await().alias("Others have taken over from " + clientId)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsMatching(KafkaSide::passes)
                .until(() -> {
                    Map<String, Set<TopicPartition>> owned = owned();
                    return owned.keySet().stream().noneMatch(owner -> owner.startsWith(clientId))
                            && owned.values().stream().mapToInt(Set::size).sum()
                                    == ends(DELIVERIES).size();
                });
    }

    /** What each consumer reads, by its name for itself. */
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

    /** How many records were put aside. */
    long deadLetters() {
        return ends(DEAD_LETTERS).values().stream().mapToLong(Long::longValue).sum();
    }

    /** All that a topic holds, from the beginning, without what was never committed. */
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

    /** Whether the broker may answer the next time. */
    private static boolean passes(Throwable failure) {
        return failure instanceof RetriableException;
    }

    private static <T> T get(@Nullable KafkaFuture<T> future) {
        try {
            return Objects.requireNonNull(future).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
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
