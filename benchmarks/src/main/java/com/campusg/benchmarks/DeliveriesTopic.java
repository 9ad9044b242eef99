package com.campusg.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The topic of deliveries, with the offsets of its consumer group. */
final class DeliveriesTopic implements AutoCloseable {

    private static final String NAME = "clerk.deliveries";
    private static final String GROUP = "campusg-user-service";
    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;

    DeliveriesTopic(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Returns the consumer lag: the number of deliveries that are not applied yet. */
    long lag() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> committedOffsets =
                get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : offsets(OffsetSpec.latest()).entrySet()) {
            OffsetAndMetadata committed = committedOffsets.get(end.getKey());
            lag += end.getValue() - (committed == null ? 0 : committed.offset());
        }
        return lag;
    }

    /** Resets the offsets of the consumer group to the beginning. The group must not have active members. */
    void rewind() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
        offsets(OffsetSpec.earliest())
                .forEach((partition, offset) -> beginning.put(partition, new OffsetAndMetadata(offset)));
        get(admin.alterConsumerGroupOffsets(GROUP, beginning).all());
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> request = new HashMap<>();
        get(Objects.requireNonNull(
                        admin.describeTopics(List.of(NAME)).topicNameValues().get(NAME)))
                .partitions()
                .forEach(partition -> request.put(new TopicPartition(NAME, partition.partition()), spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(request).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
