package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clerk answers slowly, with errors, or with invalid content. */
@ExtendWith(FaultReport.class)
@Tag("faults")
class ClerkFaultsIT {

    private static final Duration DELAY = Timeouts.seconds(20);
    private static final String SLOW = "{\"apiDelayMillis\": %d}".formatted(DELAY.toMillis());
    private static final String KEYS_503 = "{\"keysUnreachable\": true}";
    private static final String API_429 = "{\"apiRateLimited\": true}";
    private static final String API_503 = "{\"apiUnavailable\": true}";
    private static final String API_500 = "{\"apiBroken\": true}";
    private static final String INVALID_CONTENT = "{\"apiGarbled\": true}";
    private static final String NO_FAULT = """
            {"apiDelayMillis": 0, "keysUnreachable": false, "apiRateLimited": false, "apiUnavailable": false,
             "apiBroken": false, "apiGarbled": false}""";

    private static final Duration TIMEOUT = Timeouts.minutes(2);

    @Test
    void usesCachedKeysAndAcceptsNoTokenWithoutKeys() {
        try (FaultScenario scenario = FaultScenario.of("Clerk's keys slow, 503, 500, garbage")) {
            LoadGenerator load = scenario.load(200, 1300, 50);
            scenario.awaitAcknowledgements(200);
            String token = scenario.clerkClient().token(scenario.anyUserId(), FaultScenario.OWN_PAGE);
            assertThat(me(scenario.service(), token).statusCode()).isEqualTo(200);

            scenario.health().faultStarts();
            scenario.clerkClient().set(SLOW);
            CampusG newInstance = scenario.startUnloaded("faults-new-instance").awaitReady();
            for (String fault : List.of(SLOW, KEYS_503, API_500, INVALID_CONTENT)) {
                scenario.clerkClient().set(NO_FAULT);
                scenario.clerkClient().set(fault);
                assertThat(me(scenario.service(), token).statusCode()).as(fault).isEqualTo(200);
                HttpResponse<String> rejection = me(newInstance, token);
                assertThat(rejection.statusCode()).as(fault).isEqualTo(503);
                assertThat(rejection.body()).contains("keys-unavailable");
                assertThat(rejection.headers().firstValue("retry-after")).isPresent();
            }
            scenario.clerkClient().set(NO_FAULT);
            scenario.health().faultEnds();
            await().atMost(TIMEOUT).until(() -> me(newInstance, token).statusCode() == 200);

            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load, "cached keys are used: /me 200; a new instance is ready, answers /me with 503, and recovers");
        }
    }

    @Test
    void answersUnknownUsersWithoutWaitingForClerk() {
        try (FaultScenario scenario =
                FaultScenario.withBackendApi("Clerk's Backend API slow, 429, 503, 500, garbage")) {
            LoadGenerator load = scenario.load(200, 1300, 50);
            scenario.awaitAcknowledgements(200);
            String known = scenario.clerkClient().token(scenario.anyUserId(), FaultScenario.OWN_PAGE);
            assertThat(me(scenario.service(), known).statusCode()).isEqualTo(200);

            scenario.health().faultStarts();
            int number = 0;
            for (String fault : List.of(SLOW, API_429, API_503, API_500, INVALID_CONTENT)) {
                String newUser = scenario.clerkClient().signUp("new-user" + ++number + "@campus.example");
                String token = scenario.clerkClient().token(newUser, FaultScenario.OWN_PAGE);
                scenario.clerkClient().set(fault);
                long start = System.nanoTime();
                HttpResponse<String> rejection = me(scenario.service(), token);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as(fault)
                        .isLessThan(DELAY);
                assertThat(rejection.statusCode()).as(fault).isEqualTo(404);
                assertThat(rejection.body()).contains("user-not-synced");
                assertThat(me(scenario.service(), known).statusCode()).as(fault).isEqualTo(200);

                scenario.clerkClient().set(NO_FAULT);
                await().alias("The new user is fetched after " + fault)
                        .atMost(TIMEOUT)
                        .until(() -> me(scenario.service(), token).statusCode() == 200);
            }
            scenario.health().faultEnds();

            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load, "first /me: 404 user-not-synced before Clerk answers, 200 after the fault; known users: 200");
        }
    }

    private static HttpResponse<String> me(CampusG service, String token) {
        return HttpCalls.send(
                HttpRequest.newBuilder(service.address().resolve("/me")).header("Authorization", "Bearer " + token));
    }
}
