package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service itself dies, or there is more than one of it. */
@ExtendWith(FaultTable.class)
class ServiceFaultsIT {

    private static final int KILLS = Integer.getInteger("campusg.faults.kills", 5);

    @Test
    @Tag("smoke")
    void survivesOneKillUnderAStorm() {
        surviveKills("kill -9 of the service, once", 1, 200, 800);
    }

    @Test
    @Tag("faults")
    void survivesKillsAtRandomMomentsUnderAStorm() {
        surviveKills("kill -9 of the service, at random moments", KILLS, 500, 5500);
    }

    private static void surviveKills(String name, int kills, int users, int changes) {
        try (Scene scene = Scene.of(name)) {
            Storm storm = scene.storm(users, changes, 400);

            int most = (users + changes) / (kills + 1);
            for (int kill = 0; kill < kills; kill++) {
                scene.awaitAcknowledgements(1 + scene.random().nextInt(most));
                scene.killService();
            }

            assertThat(scene.ledger().refusals("connection")).isPositive();
            scene.ends(storm, "killed " + kills + " ×, started again at once");
        }
    }

    @Test
    @Tag("faults")
    void twoInstancesAgreeOnDeliveriesThatBothReceive() {
        try (Scene scene = Scene.of("two instances at once", 2)) {
            Storm storm = scene.storm(500, 3500, 400);

            storm.awaitEnd(Duration.ofMinutes(3));

            assertThat(scene.ledger().refusals()).isEmpty();
            assertThat(scene.ledger().results()).contains("{\"result\":\"duplicate\"}");
            scene.vitals().wasAliveThroughout();
            scene.ends(storm, "each delivery to both");
        }
    }
}
