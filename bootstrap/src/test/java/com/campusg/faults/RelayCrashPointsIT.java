package com.campusg.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.CrashPoint;
import com.campusg.testing.LoopbackPort;
import com.campusg.testing.MessageProxy;
import com.campusg.testing.TestBroker;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import com.campusg.user.application.port.in.RelayUserEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ends the connection to the broker or to PostgreSQL, or the relay itself, before and after each message while the relay
 * publishes a batch. An event that is no longer in the outbox is in the topic, and the events of a user are in order.
 */
@Tag("faults")
class RelayCrashPointsIT {

    private static final String TOPIC = "campusg.users";
    private static final int PARTITIONS = 6;

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final int PROXY_PORT = LoopbackPort.free();
    private static final TestBroker BROKER = TestBroker.startBehindProxy(PROXY_PORT);
    private static final MessageProxy KAFKA =
            MessageProxy.start(BROKER.port(), MessageProxy.Protocol.KAFKA, PROXY_PORT);
    private static final FaultEnvironment ENVIRONMENT = new FaultEnvironment(DATABASE, 1, "127.0.0.1:" + PROXY_PORT);
    private static final FaultEnvironment.Instance SERVICE = ENVIRONMENT.instance(0);

    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of(
                    "bootstrap.servers", "127.0.0.1:" + PROXY_PORT,
                    "isolation.level", "read_committed",
                    "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());

    /** Versions by Clerk user id, in the order of the topic. */
    private final Map<String, List<Long>> published = new HashMap<>();

    private volatile @Nullable Thread relayThread;

    @AfterEach
    void closeConsumer() {
        consumer.close();
    }

    @AfterAll
    static void stop() {
        ENVIRONMENT.close();
        KAFKA.close();
        BROKER.close();
        DATABASE.close();
    }

    @Test
    void losesNoEventIfConnectionsToTheBrokerEnd() {
        crash("connection to the broker ended", KAFKA, () -> {});
    }

    @Test
    void losesNoEventIfTheRelayEndsAtAMessageOfTheBroker() {
        crash("relay ended at a message of the broker", KAFKA, this::endRelay);
    }

    @Test
    void losesNoEventIfConnectionsToTheDatabaseEnd() {
        crash("connection to the database ended", SERVICE.proxy(), () -> {});
    }

    private void crash(String name, MessageProxy proxy, Runnable fault) {
        run(proxy, CrashPoint.none());
        consumer.assign(IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList());
        CrashPoint clean = CrashPoint.none();
        run(proxy, clean);
        int points = 0;
        for (int message = 1; message <= clean.count(); message++) {
            for (boolean after : new boolean[] {false, true}) {
                CrashPoint point = new CrashPoint(message, after, fault);
                run(proxy, point);
                points += point.isReached() ? 1 : 0;
            }
        }
        System.out.printf("Crash points, %s: %d messages, %d points%n", name, clean.count(), points);
        assertThat(points).isPositive();
    }

    /** As if the process was killed: the thread neither waits for the broker nor for PostgreSQL. */
    private void endRelay() {
        Objects.requireNonNull(relayThread).interrupt();
    }

    private void run(MessageProxy proxy, CrashPoint point) {
        ENVIRONMENT.reset();
        String ada = ENVIRONMENT.signUpInSync("ada@campus.edu", "Ada");
        String grace = ENVIRONMENT.signUpInSync("grace@campus.edu", "Grace");
        ENVIRONMENT.rename(ada, "Augusta");
        assertThat(SERVICE.deliver(ENVIRONMENT.lastEvent(ada))).isTrue();
        ENVIRONMENT.deleteInSync(grace);
        SERVICE.awaitQuiet();

        proxy.intercept(point);
        boolean relayed = relayInThread();
        proxy.intercept(CrashPoint.none());
        SERVICE.awaitQuiet();

        String description = "Fault at message " + point.message();
        Set<String> all = Set.of(ada + 1, ada + 2, grace + 2);
        if (!consumer.assignment().isEmpty()) {
            List<String> pending = ENVIRONMENT.strings("select clerk_user_id || version from user_event_outbox");
            Set<String> missing = new HashSet<>(all);
            pending.forEach(missing::remove);
            awaitPublished(missing, description);
            if (relayed) {
                assertThat(pending).as(description).isEmpty();
            }
        }
        ENVIRONMENT.database().sql("truncate leases").update();
        await().atMost(Timeouts.minutes(1)).until(() -> attempt(this::relay));
        if (!consumer.assignment().isEmpty()) {
            awaitPublished(new HashSet<>(all), description);
            // An event may be published twice, but none overtakes another one.
            assertThat(versions(ada).stream().distinct()).as(description).containsExactly(1L, 2L);
            assertThat(versions(grace)).as(description).containsOnly(2L);
        }
    }

    private List<Long> versions(String clerkUserId) {
        return published.getOrDefault(clerkUserId, List.of());
    }

    private boolean relayInThread() {
        AtomicBoolean relayed = new AtomicBoolean();
        Thread thread = Thread.ofPlatform().unstarted(() -> relayed.set(attempt(this::relay)));
        relayThread = thread;
        thread.start();
        try {
            assertThat(thread.join(Timeouts.minutes(1))).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return relayed.get();
    }

    private boolean relay() {
        return SERVICE.bean(RelayUserEvents.class).relay(events -> events == RelayUserEvents.BATCH_SIZE);
    }

    /** @param events Clerk user ids with versions */
    private void awaitPublished(Set<String> events, String description) {
        await().alias(description)
                .atMost(Timeouts.DEFAULT)
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    consumer.poll(Duration.ofMillis(20)).forEach(message -> {
                        long version = Long.parseLong(new String(
                                message.headers().lastHeader("version").value(), StandardCharsets.UTF_8));
                        published
                                .computeIfAbsent(message.key(), user -> new ArrayList<>())
                                .add(version);
                    });
                    published.forEach((user, versions) -> versions.forEach(version -> events.remove(user + version)));
                    return events.isEmpty();
                });
    }

    private static boolean attempt(BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException failure) {
            return false;
        }
    }
}
