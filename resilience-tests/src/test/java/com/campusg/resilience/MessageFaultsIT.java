package com.campusg.resilience;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.CrashPoint;
import com.campusg.testing.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The service is killed or suspended before or after a certain message between it and PostgreSQL. */
@ExtendWith(FaultReport.class)
@Tag("faults")
class MessageFaultsIT {

    private static final int KILLS = Integer.getInteger("campusg.faults.kills", 20);
    private static final int SUSPENSIONS = 4;

    /** Longer than all time limits of a transaction. */
    private static final Duration SUSPENSION = Duration.ofSeconds(12);

    /** More than the messages of the largest batch of this load. */
    private static final int MESSAGES = 100;

    @Test
    void survivesKillsAtMessages() {
        try (FaultScenario scenario = FaultScenario.withProxy("kill -9 of the service at a message")) {
            LoadGenerator load = scenario.load(300, 200 * KILLS, 200);
            for (int kill = 0; kill < KILLS; kill++) {
                scenario.awaitAcknowledgements(20);
                CrashPoint point = crashPoint(scenario, () -> scenario.service().kill());
                awaitFault(scenario, point);
                scenario.killService();
            }
            scenario.verify(load, KILLS + " ×, before or after one of " + MESSAGES + " messages");
        }
    }

    @Test
    void survivesSuspensionsAtMessages() {
        try (FaultScenario scenario = FaultScenario.withProxy("suspension of the service at a message")) {
            LoadGenerator load = scenario.load(300, 2_000, 100);
            for (int i = 0; i < SUSPENSIONS; i++) {
                scenario.awaitAcknowledgements(20);
                CrashPoint point = crashPoint(scenario, () -> scenario.service().freeze());
                scenario.health().faultStarts();
                awaitFault(scenario, point);
                await().pollDelay(SUSPENSION).until(() -> true);
                scenario.service().thaw();
                scenario.health().faultEnds();
                scenario.health().awaitReady();
            }
            scenario.verify(load, SUSPENSIONS + " × 12 s, and the connection ends");
        }
    }

    private static CrashPoint crashPoint(FaultScenario scenario, Runnable fault) {
        CrashPoint point = new CrashPoint(
                1 + scenario.random().nextInt(MESSAGES), scenario.random().nextBoolean(), fault);
        scenario.proxy().intercept(point);
        return point;
    }

    private static void awaitFault(FaultScenario scenario, CrashPoint point) {
        await().atMost(Timeouts.minutes(1)).pollInterval(Duration.ofMillis(5)).until(point::isReached);
        scenario.proxy().intercept(CrashPoint.none());
    }
}
