package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.Timeouts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service is killed, or several instances receive the same deliveries. */
@ExtendWith(FaultReport.class)
class ServiceFaultsIT {

    private static final int KILLS = Integer.getInteger("campusg.faults.kills", 5);

    @Test
    @Tag("smoke")
    void survivesOneKillUnderLoad() {
        surviveKills("kill -9 of the service, once", 1, 200, 800);
    }

    @Test
    @Tag("faults")
    void survivesKillsAtRandomTimesUnderLoad() {
        surviveKills("kill -9 of the service, at random times", KILLS, 500, 5500);
    }

    private static void surviveKills(String name, int kills, int users, int changes) {
        try (FaultScenario scenario = FaultScenario.of(name)) {
            LoadGenerator load = scenario.load(users, changes, 400);

            int max = (users + changes) / (kills + 1);
            for (int kill = 0; kill < kills; kill++) {
                scenario.awaitAcknowledgements(1 + scenario.random().nextInt(max));
                scenario.killService();
            }

            assertThat(scenario.log().rejections("connection")).isPositive();
            scenario.verify(load, "killed " + kills + " ×, restarted immediately");
        }
    }

    @Test
    @Tag("faults")
    void appliesDeliveriesOnceThatTwoInstancesReceive() {
        try (FaultScenario scenario = FaultScenario.of("two instances", 2)) {
            LoadGenerator load = scenario.load(500, 3500, 400);

            load.awaitEnd(Timeouts.minutes(5));

            assertThat(scenario.log().rejections()).isEmpty();
            assertThat(scenario.log().results()).contains("{\"result\":\"duplicate\"}");
            scenario.health().assertAlwaysAlive();
            scenario.verify(load, "each delivery sent to both");
        }
    }
}
