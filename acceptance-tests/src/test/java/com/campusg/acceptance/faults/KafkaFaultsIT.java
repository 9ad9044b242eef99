package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusG;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Several instances and a broker between them: any of them dies, stands still, or comes late. */
@ExtendWith(FaultTable.class)
class KafkaFaultsIT {

    private static final int KILLS = Integer.getInteger("campusg.faults.kills", 5);

    /** Longer than it takes the broker to miss an instance, and the others to share out what it had. */
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofMinutes(1);

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofMinutes(2);

    @Test
    @Tag("smoke")
    void survivesOneOfTwoInstancesKilledUnderAStorm() {
        try (KafkaScene scene = KafkaScene.of("Kafka: kill -9 of one of two instances", 2)) {
            scene.storm(100, 500, 200);

            scene.awaitSomeAcknowledgements(300);
            scene.kill(2);

            scene.scene().vitals().wasAliveThroughout();
            scene.ends("the second one killed, and started again at once");
        }
    }

    @Test
    @Tag("faults")
    void survivesInstancesKilledAndAddedUnderAStorm() {
        try (KafkaScene scene = KafkaScene.of("Kafka: kill -9 of instances, one added", 3)) {
            for (int kill = 0; kill < KILLS; kill++) {
                scene.storm(100, 1100, 150);
                scene.awaitSomeAcknowledgements(600);
                if (kill == KILLS / 2) {
                    scene.join();
                }
                scene.kill(2 + scene.scene().random().nextInt(2));
            }

            scene.scene().vitals().wasAliveThroughout();
            scene.ends("the second or third of 3 killed " + KILLS + " ×, started again at once; a fourth one added");
        }
    }

    /**
     * First soon after others have taken over, so that it goes on with what they have done, or are about to; then long
     * after, when others have done all, and newer things, too, and PostgreSQL has given up on its transactions.
     */
    @Test
    @Tag("faults")
    void staysHarmlessWhenInstancesComeBackFromStandingStill() throws SQLException {
        try (KafkaScene scene = KafkaScene.of("Kafka: instances frozen, their partitions taken over", 3)) {
            scene.storm(250, 2750, 100);
            scene.awaitSomeAcknowledgements(600);

            Frozen soon = freezeWithDeliveriesInHand(scene, 2);
            scene.kafka().awaitTakenOverFrom(KafkaScene.clientId(2), TAKEN_OVER_WITHIN);
            scene.thaw(soon.instance());
            await().alias("It goes on with what others have done")
                    .atMost(Duration.ofSeconds(30))
                    .until(soon::hasFoundMore);

            scene.storm(250, 2750, 100);
            scene.awaitSomeAcknowledgements(600);
            Frozen late = freezeWithDeliveriesInHand(scene, 3);
            scene.kafka().awaitTakenOverFrom(KafkaScene.clientId(3), TAKEN_OVER_WITHIN);
            scene.awaitEndOfStorms();
            scene.kafka().awaitCaughtUp(CAUGHT_UP_WITHIN);
            scene.thaw(late.instance());

            scene.storm(100, 900, 150);
            scene.scene().vitals().wasAliveThroughout();
            scene.ends(
                    "SIGSTOP with deliveries in hand; SIGCONT for one when others had its partitions, for another when they had done all");
        }
    }

    @Test
    @Tag("faults")
    void survivesTheBrokerKilledUnderAStorm() {
        try (KafkaScene scene = KafkaScene.of("Kafka: broker killed", 3)) {
            for (int kill = 0; kill < 3; kill++) {
                scene.storm(150, 1850, 150);
                scene.awaitSomeAcknowledgements(1500);
                scene.scene().vitals().faultBegins();
                scene.broker().killServer();
                scene.scene().awaitRefusals("503", 50);
                scene.broker().startServer();
                scene.scene().vitals().faultEnds();
            }

            saysThatTheBrokerWasAway(scene);
            scene.ends("kill -9 at random moments, 3 ×, started after 50 refusals each");
        }
    }

    @Test
    @Tag("faults")
    void survivesTheBrokerFrozenUnderAStorm() {
        try (KafkaScene scene = KafkaScene.of("Kafka: broker frozen", 3)) {
            scene.storm(500, 2500, 100);
            scene.awaitSomeAcknowledgements(1000);

            scene.scene().vitals().faultBegins();
            scene.broker().freezeServer();
            scene.scene().vitals().awaitUnready();
            scene.scene().awaitRefusals("503", 200);
            scene.broker().thawServer();
            scene.scene().vitals().faultEnds();

            saysThatTheBrokerWasAway(scene);
            scene.ends("SIGSTOP, SIGCONT after /readyz was down and 200 refusals");
        }
    }

    private static void saysThatTheBrokerWasAway(KafkaScene scene) {
        scene.scene().vitals().awaitReady();
        scene.scene().vitals().wasAliveThroughout();
        assertThat(scene.scene().vitals().unreadyAfter()).isPresent();
        assertThat(scene.scene().ledger().refusals()).containsOnlyKeys("503");
        assertThat(scene.scene().ledger().codes()).containsExactly("broker-unavailable");
    }

    /** The partitions wait: what comes in meanwhile is acknowledged, and applied later. */
    @Test
    @Tag("faults")
    void holdsPartitionsWhilePostgresIsAway() {
        try (KafkaScene scene = KafkaScene.of("Kafka: PostgreSQL stopped, killed, and started", 3)) {
            for (Runnable goesAway : List.<Runnable>of(
                    scene.scene().postgres()::stop, scene.scene().postgres()::kill)) {
                scene.storm(250, 2750, 150);
                scene.awaitSomeAcknowledgements(1500);
                scene.scene().vitals().faultBegins();
                goesAway.run();
                scene.scene().vitals().awaitUnready();
                long lag = scene.kafka().lag();
                scene.scene().awaitAcknowledgements(1000);
                assertThat(scene.kafka().lag()).isGreaterThanOrEqualTo(lag + 1000);
                scene.scene().postgres().startAgain();
                scene.scene().vitals().faultEnds();
                scene.scene().vitals().awaitReady();
            }

            scene.scene().vitals().wasAliveThroughout();
            assertThat(scene.scene().ledger().refusals()).isEmpty();
            scene.ends("fast shutdown, then kill -9, started after 1,000 deliveries each, which wait");
        }
    }

    /** Above all for the order in {@code campusg.users}: whoever tells others dies again and again. */
    @Test
    @Tag("faults")
    void tellsOthersInOrderThoughAllDieInTurn() {
        try (KafkaScene scene = KafkaScene.of("Kafka: instances, broker and PostgreSQL in turn", 3)) {
            for (int round = 0; round < 2; round++) {
                for (int instance = 1; instance <= 3; instance++) {
                    scene.storm(50, 650, 150);
                    scene.awaitSomeAcknowledgements(600);
                    scene.kill(instance);
                }
                scene.storm(50, 650, 150);
                scene.awaitSomeAcknowledgements(600);
                scene.broker().killServer();
                scene.scene().awaitRefusals("503", 20);
                scene.broker().startServer();
                scene.storm(50, 950, 150);
                scene.awaitSomeAcknowledgements(600);
                scene.scene().postgres().kill();
                scene.scene().awaitAcknowledgements(300);
                scene.scene().postgres().startAgain();
            }

            scene.ends("each instance, then the broker, then PostgreSQL killed and started again, 2 ×");
        }
    }

    /** Returns when it stands still in the midst of deliveries, with each of its consumers. */
    private static Frozen freezeWithDeliveriesInHand(KafkaScene scene, int number) throws SQLException {
        try (Connection connection = scene.scene().postgres().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table clerk_deliveries in exclusive mode");
            await().alias("All consumers wait for the table of deliveries")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> waiting(statement) >= scene.consumers());
            double duplicates = duplicates(scene.instance(number));
            return new Frozen(scene.freeze(number), duplicates);
        }
    }

    /** @param duplicates how many it had found until then */
    private record Frozen(CampusG instance, double duplicates) {

        boolean hasFoundMore() {
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
        return Readings.sum(instance, "campusg_clerk_deliveries_total", "result=\"duplicate\"");
    }
}
