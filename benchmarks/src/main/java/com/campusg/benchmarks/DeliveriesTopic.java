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

/** What waits in the topic to be applied, as the broker knows it. */
final class DeliveriesTopic implements AutoCloseable {

    private static final String NAME = "clerk.deliveries";
    private static final String GROUP = "campusg-user-service";
    private static final long SECONDS = 30;

    private final Admin admin;

    DeliveriesTopic(String bootstrapServers) {
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** How many deliveries wait. */
    long lag() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> done =
                get(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : offsets(OffsetSpec.latest()).entrySet()) {
            OffsetAndMetadata committed = done.get(end.getKey());
            lag += end.getValue() - (committed == null ? 0 : committed.offset());
        }
        return lag;
    }

    /** Has everything wait again. Nobody may be reading. */
    void rewind() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
        offsets(OffsetSpec.earliest())
                .forEach((partition, offset) -> beginning.put(partition, new OffsetAndMetadata(offset)));
        get(admin.alterConsumerGroupOffsets(GROUP, beginning).all());
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        get(Objects.requireNonNull(
                        admin.describeTopics(List.of(NAME)).topicNameValues().get(NAME)))
                .partitions()
                .forEach(partition -> wanted.put(new TopicPartition(NAME, partition.partition()), which));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(wanted).all()).forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close();
    }
}
