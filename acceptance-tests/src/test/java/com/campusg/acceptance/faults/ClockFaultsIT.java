package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The clocks of sender and service are ten minutes apart: it is the difference that counts, whoever is wrong. */
@ExtendWith(FaultTable.class)
@Tag("faults")
class ClockFaultsIT {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void catchesUpWhenTheServicesClockIsSetRight() {
        try (Scene scene = Scene.of("clock 10 minutes off: signatures")) {
            URI service = scene.service().address();
            Courier courier = scene.courier();
            List<Event> events = scene.events(100, 500);

            for (Event event : events) {
                assertThat(courier.bring(event, service, Instant.now().minus(TEN_MINUTES)))
                        .isFalse();
                assertThat(courier.bring(event, service, Instant.now().plus(TEN_MINUTES)))
                        .isFalse();
            }
            assertThat(scene.ledger().refusals("401")).isEqualTo(2L * events.size());
            assertThat(scene.deliveriesDone())
                    .doesNotContainAnyElementsOf(events.stream().map(Event::id).toList());

            Storm storm = scene.storm(events, 200);
            scene.vitals().wasAliveThroughout();
            scene.ends(storm, "each delivery 10 minutes early and 10 minutes late: 401, nothing stored; then in time");
        }
    }

    @Test
    void catchesUpWhenClerksClockIsSetRight() {
        try (Scene scene = Scene.of("clock 10 minutes off: Clerk's")) {
            Storm storm = scene.storm(100, 300, 200);
            storm.awaitEnd(Duration.ofMinutes(1));
            scene.clerk().sendsNoticesTo(scene.service());

            refusesThenApplies(scene, TEN_MINUTES, "early@campus.example");
            refusesThenApplies(scene, TEN_MINUTES.negated(), "late@campus.example");

            scene.vitals().wasAliveThroughout();
            scene.ends(storm, "Clerk's stand-in fast, then slow: 401 and nothing stored; applied when it sends again");
        }
    }

    private static void refusesThenApplies(Scene scene, Duration skew, String email) {
        scene.clerkSide().set("{\"clockSkewSeconds\": %d}".formatted(skew.toSeconds()));
        String userId = scene.clerkSide().signUp(email);
        awaitAttempts(scene, userId, 401);
        assertThat(scene.usersAtCampusG()).doesNotContainKey(userId);

        scene.clerkSide().set("{\"clockSkewSeconds\": 0}");
        awaitAttempts(scene, userId, 200);
        assertThat(scene.usersAtCampusG()).containsKey(userId);
    }

    private static void awaitAttempts(Scene scene, String userId, int status) {
        await().alias("An attempt is answered " + status)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> scene.clerkSide().attempts(userId).stream()
                        .map(attempt -> attempt.path("status"))
                        .mapToInt(JsonNode::asInt)
                        .anyMatch(answer -> answer == status));
    }
}
