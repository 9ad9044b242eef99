package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The clocks of sender and service differ by ten minutes. */
@ExtendWith(FaultReport.class)
@Tag("faults")
class ClockFaultsIT {

    private static final Duration SKEW = Duration.ofMinutes(10);

    @Test
    void recoversWhenClockOfServiceIsCorrected() {
        try (FaultScenario scenario = FaultScenario.of("clock 10 minutes off: signatures")) {
            URI service = scenario.service().address();
            DeliverySender sender = scenario.sender();
            List<WebhookEvent> events = scenario.events(100, 500);

            for (WebhookEvent event : events) {
                assertThat(sender.send(event, service, Instant.now().minus(SKEW)))
                        .isFalse();
                assertThat(sender.send(event, service, Instant.now().plus(SKEW)))
                        .isFalse();
            }
            assertThat(scenario.log().rejections("401")).isEqualTo(2L * events.size());
            assertThat(scenario.appliedDeliveries())
                    .doesNotContainAnyElementsOf(
                            events.stream().map(WebhookEvent::id).toList());

            LoadGenerator load = scenario.load(events, 200);
            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load, "each delivery 10 minutes early and 10 minutes late: 401, nothing stored; then on time");
        }
    }

    @Test
    void recoversWhenClockOfClerkIsCorrected() {
        try (FaultScenario scenario = FaultScenario.of("clock 10 minutes off: Clerk's")) {
            LoadGenerator load = scenario.load(100, 300, 200);
            load.awaitEnd(Timeouts.minutes(5));
            scenario.clerk().sendDeliveriesTo(scenario.service());

            rejectsThenApplies(scenario, SKEW, "early@campus.example");
            rejectsThenApplies(scenario, SKEW.negated(), "late@campus.example");

            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load, "clock of the emulator fast, then slow: 401, nothing stored; applied when sent again");
        }
    }

    private static void rejectsThenApplies(FaultScenario scenario, Duration skew, String email) {
        scenario.clerkClient().set("{\"clockSkewSeconds\": %d}".formatted(skew.toSeconds()));
        String userId = scenario.clerkClient().signUp(email);
        awaitAttempts(scenario, userId, 401);
        assertThat(scenario.usersInCampusG()).doesNotContainKey(userId);

        scenario.clerkClient().set("{\"clockSkewSeconds\": 0}");
        awaitAttempts(scenario, userId, 200);
        assertThat(scenario.usersInCampusG()).containsKey(userId);
    }

    private static void awaitAttempts(FaultScenario scenario, String userId, int status) {
        await().alias("An attempt is answered with " + status)
                .atMost(Timeouts.minutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> scenario.clerkClient().attempts(userId).stream()
                        .map(attempt -> attempt.path("status"))
                        .mapToInt(JsonNode::asInt)
                        .anyMatch(answered -> answered == status));
    }
}
