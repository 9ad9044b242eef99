package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.TestBroker;
import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A {@link FaultScenario} with Kafka as the transport of deliveries and brokers of its own. The load is balanced over the
 * running instances.
 */
final class KafkaFaultScenario implements AutoCloseable {

    /** Consumers of each instance. */
    private static final int CONSUMERS = 4;

    private static final Duration TIMEOUT = Timeouts.minutes(5);
    private static final Duration PUBLISH_TIMEOUT = Timeouts.minutes(3);

    private final List<TestBroker> brokers;
    private final Map<String, String> connection;
    private final KafkaInspector kafka;
    private final FaultScenario scenario;
    private final LoadBalancer balancer = new LoadBalancer();
    private final List<LoadGenerator> loads = new ArrayList<>();

    /** @param connection settings of the instances, which replace others */
    private KafkaFaultScenario(String name, int instances, List<TestBroker> brokers, Map<String, String> connection) {
        this.brokers = brokers;
        this.connection = connection;
        try {
            kafka = new KafkaInspector(bootstrapServers());
            scenario = FaultScenario.withSettings(name, instances, this::settings);
        } catch (RuntimeException e) {
            brokers.forEach(TestBroker::close);
            throw e;
        }
        scenario.services().forEach(service -> balancer.add(service.address()));
    }

    static KafkaFaultScenario of(String name, int instances) {
        return with(name, instances, TestBroker.start(), Map.of());
    }

    /** A scenario whose instances connect to the broker with these settings. */
    static KafkaFaultScenario with(String name, int instances, TestBroker broker, Map<String, String> connection) {
        return new KafkaFaultScenario(name, instances, List.of(broker), connection);
    }

    /** A scenario with a cluster of three brokers. */
    static KafkaFaultScenario withCluster(String name, int instances) {
        return new KafkaFaultScenario(name, instances, TestBroker.startCluster(3), Map.of());
    }

    private String bootstrapServers() {
        return brokers.stream().map(TestBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    private Map<String, String> settings(int number) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "CAMPUSG_WEBHOOK_TRANSPORT",
                "kafka",
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers(),
                // How soon added partitions are known.
                "SPRING_KAFKA_PROPERTIES_METADATA_MAX_AGE_MS",
                "5000",
                "SPRING_KAFKA_CLIENT_ID",
                clientId(number),
                "CAMPUSG_WEBHOOK_CONSUMERS",
                Integer.toString(CONSUMERS)));
        settings.putAll(connection);
        return settings;
    }

    /** Kafka client id of the instance with this number. */
    static String clientId(int number) {
        return "faults-" + number;
    }

    /** The part of the scenario without Kafka. */
    FaultScenario scenario() {
        return scenario;
    }

    KafkaInspector kafka() {
        return kafka;
    }

    /** Consumers of all instances. */
    int consumers() {
        return CONSUMERS * scenario.services().size();
    }

    TestBroker broker() {
        return brokers.getFirst();
    }

    List<TestBroker> brokers() {
        return brokers;
    }

    /** Starts a load of this number of sign-ups and changes. */
    void load(int users, int changes, int perSecond) {
        loads.add(scenario.load(scenario.events(users, changes), List.of(balancer), perSecond));
    }

    /** Waits until all deliveries are acknowledged. */
    void awaitEndOfLoads() {
        loads.forEach(load -> load.awaitEnd(TIMEOUT));
    }

    /** Waits for a random number of further acknowledgements, between one and the given maximum. */
    void awaitRandomAcknowledgements(int max) {
        scenario.awaitAcknowledgements(1 + scenario.random().nextInt(max));
    }

    /** Kills the instance with this number and starts it again. */
    void kill(int number) {
        CampusG killed = instance(number);
        balancer.remove(killed.address());
        CampusG successor = scenario.kill(killed);
        successor.awaitReady();
        balancer.add(successor.address());
    }

    /** Adds an instance. */
    void addInstance() {
        balancer.add(scenario.addInstance().address());
    }

    /** Freezes the instance with this number and removes it from the load balancer. */
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

    /** The instance with this number. The first one has the number 1. */
    CampusG instance(int number) {
        return scenario.services().get(number - 1);
    }

    /**
     * Waits until all deliveries are applied, and makes the assertions of {@link FaultScenario#verify}. In addition, no delivery
     * may be in the dead letter topic, and the topic of users has to contain the state of Clerk in order.
     */
    void verify(String description) {
        awaitEndOfLoads();
        long start = System.nanoTime();
        kafka.awaitCaughtUp(TIMEOUT);
        Duration delay = Duration.ofNanos(System.nanoTime() - start);
        UserTopic published = awaitAllPublished();
        scenario.verify(
                loads.getLast(),
                "%s; caught up %d.%d s after the last acknowledgement; %d messages in %s"
                        .formatted(
                                description,
                                delay.toSeconds(),
                                delay.toMillisPart() / 100,
                                published.messages(),
                                KafkaInspector.USERS));

        assertThat(published.violations())
                .as("Violations in " + KafkaInspector.USERS)
                .isEmpty();
        assertThat(kafka.deadLetters())
                .as("Records in " + KafkaInspector.DEAD_LETTERS)
                .isZero();
    }

    private UserTopic awaitAllPublished() {
        Map<String, SyncedUser> expected = scenario.usersInClerk();
        return await().alias("Readers of " + KafkaInspector.USERS + " know the state of Clerk")
                .atMost(PUBLISH_TIMEOUT)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> UserTopic.of(kafka.read(KafkaInspector.USERS)),
                        published -> published.users().equals(expected));
    }

    @Override
    public void close() {
        scenario.close();
        kafka.close();
        brokers.forEach(TestBroker::close);
    }
}
