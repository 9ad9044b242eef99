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
import java.util.function.BiConsumer;
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

    /** Adds events in one transaction; returns the seconds from its commit until they are consumed. */
    double publish(int events) throws SQLException {
        add(events);
        long begin = System.nanoTime();
        consume(events, (message, time) -> {});
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Adds events at a steady rate; returns the sorted delays of all events until they are consumed, in milliseconds. */
    double[] delays(int perSecond, int seconds) throws InterruptedException, ExecutionException {
        double[] delays = new double[perSecond * seconds];
        Map<String, Instant> committed = new ConcurrentHashMap<>();
        int batch = perSecond / BATCHES_PER_SECOND;
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<?> writing = writer.submit(() -> {
                long begin = System.nanoTime();
                for (int i = 0; i < BATCHES_PER_SECOND * seconds; i++) {
                    long wait = i * 1000L / BATCHES_PER_SECOND - (System.nanoTime() - begin) / 1_000_000;
                    Thread.sleep(Math.max(0, wait));
                    long first = added;
                    add(batch);
                    Instant now = Instant.now();
                    for (long version = first + 1; version <= added; version++) {
                        committed.put(Long.toString(version), now);
                    }
                }
                return null;
            });
            int[] count = {0};
            consume(delays.length, (message, time) -> {
                Instant commit = committed.getOrDefault(
                        new String(message.headers().lastHeader("version").value(), UTF_8), time);
                delays[count[0]++] = Math.max(0, Duration.between(commit, time).toNanos() / 1e6);
            });
            writing.get();
        }
        Arrays.sort(delays);
        return delays;
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

    private void consume(int events, BiConsumer<ConsumerRecord<String, byte[]>, Instant> action) {
        int left = events;
        while (left > 0) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL_TIMEOUT)) {
                long version = Long.parseLong(
                        new String(message.headers().lastHeader("version").value(), UTF_8));
                Long previous = versions.put(message.key(), version);
                if (previous != null && previous >= version) {
                    throw new IllegalStateException(
                            "%s: version %d after %d".formatted(message.key(), version, previous));
                }
                action.accept(message, Instant.now());
                left--;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        consumer.close();
        connection.close();
    }
}
