package com.campusg.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.environment.CampusG;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two instances behind a load balancer are restarted one after the other, as by a rolling update. */
@ExtendWith(FaultReport.class)
@Tag("faults")
class RollingDeployIT {

    private static final Duration DRAIN = Duration.ofSeconds(4);
    private static final int ROLLS = 3;
    private static final int REQUESTS_PER_SECOND = 200;
    private static final Map<String, String> SETTINGS = Map.of("CAMPUSG_SHUTDOWN_DRAIN", DRAIN.toSeconds() + "s");
    private static final String PREVIOUS_JAR = "campusg.previous-jar";

    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void noRequestFails() {
        roll(FaultScenario.withSettings("rolling deploy", 2, number -> SETTINGS), ROLLS);
    }

    /** Includes the migrations of this version, which run while an instance of the previous version serves requests. */
    @Test
    @EnabledIfSystemProperty(
            named = PREVIOUS_JAR,
            matches = ".+",
            disabledReason = "requires the executable jar of the previous version")
    void noRequestFailsDuringAnUpgrade() {
        Path previous = Path.of(System.getProperty(PREVIOUS_JAR));
        roll(FaultScenario.withFirstVersion("upgrade", previous, 2, number -> SETTINGS), 1);
    }

    private void roll(FaultScenario scenario, int rolls) {
        try (scenario;
                ReadinessBalancer balancer = new ReadinessBalancer(
                        scenario.services().stream().map(CampusG::address).toList());
                ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            String token = scenario.clerkClient().token(scenario.anyUserId(), FaultScenario.OWN_PAGE);
            List<WebhookEvent> events = scenario.events(200, 1800);
            balancer.awaitReady(2);
            var ignored = clock.scheduleAtFixedRate(
                    () -> Thread.ofVirtual().start(() -> request(scenario, balancer, token, events)),
                    0,
                    TimeUnit.SECONDS.toMicros(1) / REQUESTS_PER_SECOND,
                    TimeUnit.MICROSECONDS);

            for (int roll = 0; roll < rolls; roll++) {
                for (CampusG instance : scenario.services()) {
                    scenario.restart(instance).awaitReady();
                    balancer.awaitReady(2);
                }
            }
            clock.shutdownNow();
            System.out.println("Rolled: " + requests + " requests, " + failures.size() + " failed");

            assertThat(failures).isEmpty();
            assertThat(requests).hasValueGreaterThan(rolls * 2 * (int) DRAIN.toSeconds() * REQUESTS_PER_SECOND / 2);
            scenario.verify(
                    scenario.load(events, 400),
                    "two instances rolled " + rolls + " ×, drain " + DRAIN.toSeconds() + " s, " + requests
                            + " requests at " + REQUESTS_PER_SECOND + "/s, " + failures.size() + " failed");
        }
    }

    /** Sends a delivery and a request to {@code /me} in turn. */
    private void request(FaultScenario scenario, ReadinessBalancer balancer, String token, List<WebhookEvent> events) {
        int number = requests.getAndIncrement();
        if (number % 2 == 0) {
            WebhookEvent event = events.get(number / 2 % events.size());
            if (balancer.isEmpty() || !scenario.sender().send(event, balancer.get(), Instant.now())) {
                failures.add("delivery " + event.id() + ": " + scenario.log().rejections());
            }
            return;
        }
        try {
            int status = HttpCalls.trySend(
                            HttpRequest.newBuilder(balancer.get().resolve("/me"))
                                    .header("Authorization", "Bearer " + token),
                            HttpCalls.TIMEOUT)
                    .statusCode();
            if (status != 200 && status != 304) {
                failures.add("/me: " + status);
            }
        } catch (IOException | RuntimeException failure) {
            failures.add("/me: " + failure);
        }
    }
}
