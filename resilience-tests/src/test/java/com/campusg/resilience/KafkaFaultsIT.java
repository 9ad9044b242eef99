package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.TestBroker;
import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Instances, the broker or PostgreSQL are killed or frozen while deliveries are transported by Kafka. */
@ExtendWith(FaultReport.class)
class KafkaFaultsIT {

    private static final int KILLS = Integer.getInteger("campusg.faults.kills", 5);

    /** Includes the session timeout of the consumer group and a rebalance. */
    private static final Duration TAKEOVER_TIMEOUT = Timeouts.minutes(3);

    private static final Duration CATCH_UP_TIMEOUT = Timeouts.minutes(5);

    @Test
    @Tag("smoke")
    void survivesOneOfTwoInstancesKilledUnderLoad() {
        try (KafkaFaultScenario scenario = KafkaFaultScenario.of("Kafka: kill -9 of one of two instances", 2)) {
            scenario.load(100, 500, 200);

            scenario.awaitRandomAcknowledgements(300);
            scenario.kill(2);

            scenario.scenario().health().assertAlwaysAlive();
            scenario.verify("second instance killed and restarted immediately");
        }
    }

    @Test
    @Tag("faults")
    void survivesInstancesKilledAndAddedUnderLoad() {
        try (KafkaFaultScenario scenario = KafkaFaultScenario.of("Kafka: kill -9 of instances, one added", 3)) {
            for (int kill = 0; kill < KILLS; kill++) {
                scenario.load(100, 1100, 150);
                scenario.awaitRandomAcknowledgements(600);
                if (kill == KILLS / 2) {
                    scenario.addInstance();
                }
                scenario.kill(2 + scenario.scenario().random().nextInt(2));
            }

            scenario.scenario().health().assertAlwaysAlive();
            scenario.verify("second or third of 3 instances killed " + KILLS
                    + " × and restarted immediately; a fourth one added");
        }
    }

    /**
     * The first instance continues while others process its partitions. The second one continues after others have processed
     * them and newer deliveries, and PostgreSQL has aborted its transactions.
     */
    @Test
    @Tag("faults")
    void appliesNothingTwiceWhenFrozenInstancesContinue() throws SQLException {
        try (KafkaFaultScenario scenario =
                KafkaFaultScenario.of("Kafka: instances frozen, their partitions taken over", 3)) {
            scenario.load(250, 2750, 100);
            scenario.awaitRandomAcknowledgements(600);

            Frozen soon = freezeDuringDeliveries(scenario, 2);
            scenario.kafka().awaitTakeoverFrom(KafkaFaultScenario.clientId(2), TAKEOVER_TIMEOUT);
            scenario.thaw(soon.instance());
            await().alias("The instance continues with deliveries that others have applied")
                    .atMost(Timeouts.minutes(2))
                    .until(soon::hasFoundMoreDuplicates);

            scenario.load(250, 2750, 100);
            scenario.awaitRandomAcknowledgements(600);
            Frozen late = freezeDuringDeliveries(scenario, 3);
            scenario.kafka().awaitTakeoverFrom(KafkaFaultScenario.clientId(3), TAKEOVER_TIMEOUT);
            scenario.awaitEndOfLoads();
            scenario.kafka().awaitCaughtUp(CATCH_UP_TIMEOUT);
            scenario.thaw(late.instance());

            scenario.load(100, 900, 150);
            scenario.scenario().health().assertAlwaysAlive();
            scenario.verify(
                    "SIGSTOP during deliveries; SIGCONT of one when others had its partitions, of another when they had caught up");
        }
    }

    @Test
    @Tag("faults")
    void survivesBrokerKilledUnderLoad() {
        try (KafkaFaultScenario scenario = KafkaFaultScenario.of("Kafka: broker killed", 3)) {
            for (int kill = 0; kill < 3; kill++) {
                scenario.load(150, 1850, 150);
                scenario.awaitRandomAcknowledgements(1500);
                scenario.scenario().health().faultStarts();
                scenario.broker().killServer();
                scenario.scenario().awaitRejections("503", 50);
                scenario.broker().startServer();
                scenario.scenario().health().faultEnds();
            }

            reportedBrokerOutage(scenario);
            scenario.verify("kill -9 at random times, 3 ×, restarted after 50 rejections each");
        }
    }

    /** With one of three brokers away, deliveries are still accepted; with two, they are rejected. */
    @Test
    @Tag("faults")
    void survivesBrokersOfAClusterKilledUnderLoad() {
        try (KafkaFaultScenario scenario =
                KafkaFaultScenario.withCluster("Kafka: one and two of three brokers killed", 2)) {
            for (TestBroker broker : scenario.brokers()) {
                scenario.load(100, 900, 100);
                scenario.awaitRandomAcknowledgements(300);
                broker.killServer();
                scenario.scenario().awaitAcknowledgements(300);
                broker.startServer();
            }
            scenario.load(100, 900, 100);
            scenario.awaitRandomAcknowledgements(300);
            List<TestBroker> two = scenario.brokers().subList(0, 2);
            scenario.scenario().health().faultStarts();
            two.forEach(TestBroker::killServer);
            scenario.scenario().awaitRejections("503", 20);
            // At the same time, because the quorum of controllers needs two.
            two.parallelStream().forEach(TestBroker::startServer);
            scenario.scenario().health().faultEnds();

            scenario.scenario().health().assertAlwaysAlive();
            scenario.verify("each broker, then two of them killed and restarted");
            assertThat(scenario.scenario().log().rejections()).containsOnlyKeys("503");
        }
    }

    /** Deliveries of a user are then in two partitions; the user's revision decides which is newer. */
    @Test
    @Tag("faults")
    void appliesWaitingDeliveriesWhenPartitionsAreAddedAndContinuesWhenTheTopicIsDeleted() throws SQLException {
        try (KafkaFaultScenario scenario = KafkaFaultScenario.of("Kafka: partitions added, topic deleted", 2)) {
            try (Connection connection = scenario.scenario().postgres().connectAsSuperuser();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table clerk_deliveries in exclusive mode");
                scenario.load(200, 1800, 200);
                scenario.scenario().awaitAcknowledgements(1000);
                scenario.kafka().addPartitions(KafkaInspector.DELIVERIES, 24);
                scenario.awaitEndOfLoads();
                assertThat(scenario.kafka().lag()).isGreaterThan(1000);
            }
            scenario.kafka().awaitCaughtUp(CATCH_UP_TIMEOUT);

            scenario.kafka().delete(KafkaInspector.DELIVERIES);
            scenario.load(100, 900, 100);

            scenario.scenario().health().assertAlwaysAlive();
            scenario.verify("12 partitions added while deliveries waited; the topic deleted when none waited");
        }
    }

    /** Kafka ends a broker that cannot write to its disk. */
    @Test
    @Tag("faults")
    void losesNothingWhenTheDiskOfTheBrokerIsFull() {
        String name = "Kafka: disk of the broker full";
        Path folder = FaultScenario.temporaryFolder();
        try (SmallFileSystem disk = SmallFileSystem.mount(name, folder);
                KafkaFaultScenario scenario = KafkaFaultScenario.with(name, 2, TestBroker.startIn(folder), Map.of())) {
            scenario.load(250, 2750, 150);
            scenario.awaitRandomAcknowledgements(600);
            scenario.scenario().health().faultStarts();
            disk.fill();
            scenario.scenario().awaitRejections("503", 100);
            scenario.broker().killServer();
            disk.free();
            scenario.broker().startServer();
            scenario.scenario().health().faultEnds();

            reportedBrokerOutage(scenario);
            scenario.verify(
                    "file system filled to the last byte; freed, and the broker restarted, after 100 rejections");
        }
    }

    @Test
    @Tag("faults")
    void survivesBrokerFrozenUnderLoad() {
        try (KafkaFaultScenario scenario = KafkaFaultScenario.of("Kafka: broker frozen", 3)) {
            scenario.load(500, 2500, 100);
            scenario.awaitRandomAcknowledgements(1000);

            scenario.scenario().health().faultStarts();
            scenario.broker().freezeServer();
            scenario.scenario().health().awaitUnready();
            scenario.scenario().awaitRejections("503", 200);
            scenario.broker().thawServer();
            scenario.scenario().health().faultEnds();

            reportedBrokerOutage(scenario);
            scenario.verify("SIGSTOP, SIGCONT after /readyz was down and 200 rejections");
        }
    }

    private static void reportedBrokerOutage(KafkaFaultScenario scenario) {
        scenario.scenario().health().awaitReady();
        scenario.scenario().health().assertAlwaysAlive();
        assertThat(scenario.scenario().health().unreadyAfter()).isPresent();
        assertThat(scenario.scenario().log().rejections()).containsOnlyKeys("503");
        assertThat(scenario.scenario().log().codes()).containsExactly("broker-unavailable");
    }

    /** Deliveries are acknowledged during the outage and applied after it. */
    @Test
    @Tag("faults")
    void pausesPartitionsWhilePostgresIsUnavailable() {
        try (KafkaFaultScenario scenario = KafkaFaultScenario.of("Kafka: PostgreSQL stopped, killed, and started", 3)) {
            for (Runnable outage : List.<Runnable>of(
                    scenario.scenario().postgres()::stop, scenario.scenario().postgres()::kill)) {
                scenario.load(250, 2750, 150);
                scenario.awaitRandomAcknowledgements(1500);
                scenario.scenario().health().faultStarts();
                outage.run();
                scenario.scenario().health().awaitUnready();
                long lag = scenario.kafka().lag();
                scenario.scenario().awaitAcknowledgements(1000);
                assertThat(scenario.kafka().lag()).isGreaterThanOrEqualTo(lag + 1000);
                scenario.scenario().postgres().startAgain();
                scenario.scenario().health().faultEnds();
                scenario.scenario().health().awaitReady();
            }

            scenario.scenario().health().assertAlwaysAlive();
            assertThat(scenario.scenario().log().rejections()).isEmpty();
            scenario.verify(
                    "fast shutdown, then kill -9, restarted after 1,000 deliveries each, which are applied afterwards");
        }
    }

    /** Verifies above all the order of messages in {@code campusg.users}, whose relay fails repeatedly. */
    @Test
    @Tag("faults")
    void publishesUsersInOrderWhileAllProcessesAreKilled() {
        try (KafkaFaultScenario scenario =
                KafkaFaultScenario.of("Kafka: instances, broker and PostgreSQL in turn", 3)) {
            for (int round = 0; round < 2; round++) {
                for (int instance = 1; instance <= 3; instance++) {
                    scenario.load(50, 650, 150);
                    scenario.awaitRandomAcknowledgements(600);
                    scenario.kill(instance);
                }
                scenario.load(50, 1_450, 150);
                scenario.awaitRandomAcknowledgements(600);
                scenario.broker().killServer();
                scenario.scenario().awaitRejections("503", 20);
                scenario.broker().startServer();
                // Enough for those that are acknowledged while the server process ends.
                scenario.load(50, 2_450, 150);
                scenario.awaitRandomAcknowledgements(600);
                scenario.scenario().postgres().kill();
                scenario.scenario().awaitAcknowledgements(300);
                scenario.scenario().postgres().startAgain();
            }

            scenario.verify("each instance, then the broker, then PostgreSQL killed and restarted, 2 ×");
        }
    }

    /** Freezes the instance while all of its consumers are in a transaction. */
    private static Frozen freezeDuringDeliveries(KafkaFaultScenario scenario, int number) throws SQLException {
        try (Connection connection = scenario.scenario().postgres().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table clerk_deliveries in exclusive mode");
            await().alias("All consumers wait for the lock of the table")
                    .atMost(Timeouts.minutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> waiting(statement) >= scenario.consumers());
            double duplicates = duplicates(scenario.instance(number));
            return new Frozen(scenario.freeze(number), duplicates);
        }
    }

    /** @param duplicates number of duplicates that the instance had found before */
    private record Frozen(CampusG instance, double duplicates) {

        boolean hasFoundMoreDuplicates() {
            return KafkaFaultsIT.duplicates(instance) > duplicates;
        }
    }

    private static int waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                select count(*) from pg_stat_activity
                where application_name = 'campusg-user-service' and wait_event_type = 'Lock'""")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static double duplicates(CampusG instance) {
        return Metrics.sum(instance, "campusg_clerk_deliveries_total", "result=\"duplicate\"");
    }
}
