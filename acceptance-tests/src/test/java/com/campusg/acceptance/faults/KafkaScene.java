package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusG;
import com.campusg.testing.TestBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link Scene} in which deliveries go through a Kafka broker, real and of its own, too. Storms are shared out among the
 * instances that are there, as a balancer does.
 */
final class KafkaScene implements AutoCloseable {

    /** Of each instance. */
    private static final int CONSUMERS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(1);

    private final TestBroker broker;
    private final KafkaSide kafka;
    private final Scene scene;
    private final Balancer balancer = new Balancer();
    private final List<Storm> storms = new ArrayList<>();

    private KafkaScene(String name, int instances) {
        broker = TestBroker.start();
        try {
            kafka = new KafkaSide(broker.bootstrapServers());
            scene = Scene.withSettings(name, instances, this::settings);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        scene.services().forEach(service -> balancer.add(service.address()));
    }

    static KafkaScene of(String name, int instances) {
        return new KafkaScene(name, instances);
    }

    private Map<String, String> settings(int number) {
        return Map.of(
                "CAMPUSG_WEBHOOK_TRANSPORT",
                "kafka",
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "SPRING_KAFKA_CLIENT_ID",
                clientId(number),
                "CAMPUSG_WEBHOOK_CONSUMERS",
                Integer.toString(CONSUMERS));
    }

    /** What an instance calls itself at the broker, by its number. */
    static String clientId(int number) {
        return "faults-" + number;
    }

    /** Without anything about Kafka. */
    Scene scene() {
        return scene;
    }

    KafkaSide kafka() {
        return kafka;
    }

    /** Of all instances together. */
    int consumers() {
        return CONSUMERS * scene.services().size();
    }

    TestBroker broker() {
        return broker;
    }

    /** One storm more, of that many sign-ups and changes. */
    void storm(int users, int changes, int perSecond) {
        storms.add(scene.storm(scene.events(users, changes), List.of(balancer), perSecond));
    }

    /** Returns when all that was sent is acknowledged. */
    void awaitEndOfStorms() {
        storms.forEach(storm -> storm.awaitEnd(PATIENCE));
    }

    /** Returns when so many more deliveries have been acknowledged, a number chosen by chance. */
    void awaitSomeAcknowledgements(int most) {
        scene.awaitAcknowledgements(1 + scene.random().nextInt(most));
    }

    /** {@code kill -9} of an instance, by its number, and a new process in its place. */
    void kill(int number) {
        CampusG dead = instance(number);
        balancer.remove(dead.address());
        CampusG successor = scene.kill(dead);
        successor.awaitReady();
        balancer.add(successor.address());
    }

    /** One instance more. */
    void join() {
        balancer.add(scene.join().address());
    }

    /** It stands still, and the balancer takes it out. */
    CampusG freeze(int number) {
        CampusG instance = instance(number);
        instance.freeze();
        balancer.remove(instance.address());
        return instance;
    }

    void thaw(CampusG instance) {
        instance.thaw();
        instance.awaitReady();
        balancer.add(instance.address());
    }

    /** By its number, which is 1 for the first one. */
    CampusG instance(int number) {
        return scene.services().get(number - 1);
    }

    /**
     * Waits until all is quiet, and all is applied; then the same is asked as of each {@link Scene}, and that nothing was put
     * aside, and whoever reads the topic of users knows of everybody what Clerk knows.
     */
    void ends(String done) {
        awaitEndOfStorms();
        long start = System.nanoTime();
        kafka.awaitCaughtUp(PATIENCE);
        Duration behind = Duration.ofNanos(System.nanoTime() - start);
        UserTopic told = awaitToldOfAll();
        scene.ends(
                storms.getLast(),
                "%s; caught up %d.%d s after the last acknowledgement; %d messages in %s"
                        .formatted(
                                done,
                                behind.toSeconds(),
                                behind.toMillisPart() / 100,
                                told.messages(),
                                KafkaSide.USERS));

        assertThat(told.disorder()).as("Disorder in " + KafkaSide.USERS).isEmpty();
        assertThat(kafka.deadLetters())
                .as("Records in " + KafkaSide.DEAD_LETTERS)
                .isZero();
    }

    private UserTopic awaitToldOfAll() {
        Map<String, MirroredUser> expected = scene.usersAtClerk();
        return await().alias("Readers of " + KafkaSide.USERS + " know what Clerk knows")
                .atMost(TOLD_WITHIN)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> UserTopic.of(kafka.read(KafkaSide.USERS)),
                        told -> told.users().equals(expected));
    }

    @Override
    public void close() {
        scene.close();
        kafka.close();
        broker.close();
    }
}
