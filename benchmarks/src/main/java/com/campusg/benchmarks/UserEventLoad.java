package com.campusg.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Adds user events to the outbox by SQL and consumes them, checking their order. */
final class UserEventLoad implements AutoCloseable {

    private static final String TOPIC = "campusg.users";
    private static final int USERS = 20_000;
    private static final int BATCHES_PER_SECOND = 100;
    private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

    private final Connection connection;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Long> versions = new HashMap<>();
    private long added;
    private long consumed;

    UserEventLoad(String database, String bootstrapServers) throws SQLException {
        connection = DriverManager.getConnection(database);
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into users (user_id, clerk_user_id, email, email_verified, first_name, last_name, image_url,
                                       customer_rating, runner_rating, created_at, updated_at, version)
                    select md5('load' || i)::uuid::text, 'user_load' || i, 'user' || i || '@campus.edu', true, 'First' || i,
                           'Last' || i, 'https://img.clerk.com/' || i, 5.0, 5.0, now(), now(), 1000000000000
                    from generate_series(0, %d) as i""".formatted(USERS - 1));
        }
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "group.id", "benchmark",
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "metadata.max.age.ms", 1000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(TOPIC));
    }

    /**
     * Adds events in one transaction, and others at a steady rate until the former are consumed.
     *
     * @param perSecond the rate of the others; 0 for none
     * @return how many events were consumed until then
     */
    Drained drain(int events, int perSecond) throws InterruptedException, ExecutionException, SQLException {
        add(events);
        long last = added;
        long begin = System.nanoTime();
        AtomicBoolean drained = new AtomicBoolean(perSecond == 0);
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writer.submit(() -> {
                for (int i = 0; !drained.get(); i++) {
                    pause(begin, i);
                    add(perSecond / BATCHES_PER_SECOND);
                }
                return null;
            });
            long before = consumed;
            int[] left = {events};
            consumeWhile(() -> left[0] > 0, (version, time) -> {
                if (version <= last) {
                    left[0]--;
                }
            });
            Drained result = new Drained(consumed - before, (System.nanoTime() - begin) / 1e9);
            drained.set(true);
            writing.get();
            consumeWhile(() -> consumed < added, (version, time) -> {});
            return result;
        }
    }

    /** @param seconds from the commit of the backlog until its last event was consumed */
    record Drained(long events, double seconds) {}

    /** Adds events at a steady rate; returns the sorted delays of all events until they are consumed, in milliseconds. */
    double[] delays(int perSecond, int seconds) throws InterruptedException, ExecutionException {
        double[] delays = new double[perSecond * seconds];
        Map<Long, Instant> committed = new ConcurrentHashMap<>();
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writer.submit(() -> {
                long begin = System.nanoTime();
                for (int i = 0; i < BATCHES_PER_SECOND * seconds; i++) {
                    pause(begin, i);
                    long first = added;
                    add(perSecond / BATCHES_PER_SECOND);
                    Instant now = Instant.now();
                    for (long version = first + 1; version <= added; version++) {
                        committed.put(version, now);
                    }
                }
                return null;
            });
            int[] count = {0};
            consumeWhile(() -> count[0] < delays.length, (version, time) -> {
                Instant commit = committed.getOrDefault(version, time);
                delays[count[0]++] = Math.max(0, Duration.between(commit, time).toNanos() / 1e6);
            });
            writing.get();
        }
        Arrays.sort(delays);
        return delays;
    }

    /** Waits until it is time to add a batch. */
    private static void pause(long begin, int batch) throws InterruptedException {
        long wait = batch * 1000L / BATCHES_PER_SECOND - (System.nanoTime() - begin) / 1_000_000;
        Thread.sleep(Math.max(0, wait));
    }

    private void add(int events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into user_event_outbox (type, clerk_user_id, version, occurred_at)
                select 'changed', 'user_load' || i %% %d, i, clock_timestamp() from generate_series(?, ?) as i
                order by i""".formatted(USERS))) {
            statement.setLong(1, added + 1);
            statement.setLong(2, added + events);
            statement.executeUpdate();
            added += events;
        }
    }

    /** @param action receives the version of a message and the time */
    private void consumeWhile(BooleanSupplier condition, BiConsumer<Long, Instant> action) {
        while (condition.getAsBoolean()) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL_TIMEOUT)) {
                long version = Long.parseLong(
                        new String(message.headers().lastHeader("version").value(), UTF_8));
                Long previous = versions.put(message.key(), version);
                if (previous != null && previous >= version) {
                    throw new IllegalStateException(
                            "%s: version %d after %d".formatted(message.key(), version, previous));
                }
                consumed++;
                action.accept(version, Instant.now());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        consumer.close();
        connection.close();
    }
}
