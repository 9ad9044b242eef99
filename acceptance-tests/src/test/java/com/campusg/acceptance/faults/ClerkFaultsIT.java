package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusG;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clerk answers slowly, not at all, or with what is no answer. */
@ExtendWith(FaultTable.class)
@Tag("faults")
class ClerkFaultsIT {

    private static final String SLOW = "{\"apiDelayMillis\": 20000}";
    private static final String KEYS_503 = "{\"keysUnreachable\": true}";
    private static final String API_429 = "{\"apiRateLimited\": true}";
    private static final String API_503 = "{\"apiUnavailable\": true}";
    private static final String BROKEN = "{\"apiBroken\": true}";
    private static final String GARBLED = "{\"apiGarbled\": true}";
    private static final String FAIR = """
            {"apiDelayMillis": 0, "keysUnreachable": false, "apiRateLimited": false, "apiUnavailable": false,
             "apiBroken": false, "apiGarbled": false}""";

    /** Somebody is looking at a page that waits for this. */
    private static final Duration QUICK = Duration.ofSeconds(6);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void goesOnWithTheKeysItKnowsAndBelievesNobodyWithoutAny() {
        try (Scene scene = Scene.of("Clerk's keys slow, 503, 500, garbage")) {
            Storm storm = scene.storm(200, 1300, 50);
            scene.awaitAcknowledgements(200);
            String token = scene.clerkSide().token(scene.someUserId(), Scene.OWN_PAGE);
            assertThat(me(scene.service(), token).statusCode()).isEqualTo(200);

            scene.vitals().faultBegins();
            scene.clerkSide().set(SLOW);
            CampusG newcomer = scene.another("faults-newcomer").awaitReady();
            for (String weather : List.of(SLOW, KEYS_503, BROKEN, GARBLED)) {
                scene.clerkSide().set(FAIR);
                scene.clerkSide().set(weather);
                assertThat(me(scene.service(), token).statusCode()).as(weather).isEqualTo(200);
                HttpResponse<String> refusal = me(newcomer, token);
                assertThat(refusal.statusCode()).as(weather).isEqualTo(503);
                assertThat(refusal.body()).contains("keys-unavailable");
                assertThat(refusal.headers().firstValue("retry-after")).isPresent();
            }
            scene.clerkSide().set(FAIR);
            scene.vitals().faultEnds();
            await().atMost(PATIENCE).until(() -> me(newcomer, token).statusCode() == 200);

            scene.vitals().wasAliveThroughout();
            scene.ends(
                    storm,
                    "known keys serve on: /me 200; an instance started meanwhile is ready, says 503"
                            + " to /me, and recovers");
        }
    }

    @Test
    void tellsNewcomersQuicklyThatTheyAreNotHereYet() {
        try (Scene scene = Scene.withBackendApi("Clerk's Backend API slow, 429, 503, 500, garbage")) {
            Storm storm = scene.storm(200, 1300, 50);
            scene.awaitAcknowledgements(200);
            String known = scene.clerkSide().token(scene.someUserId(), Scene.OWN_PAGE);
            assertThat(me(scene.service(), known).statusCode()).isEqualTo(200);

            scene.vitals().faultBegins();
            int number = 0;
            for (String weather : List.of(SLOW, API_429, API_503, BROKEN, GARBLED)) {
                String newcomer = scene.clerkSide().signUp("newcomer" + ++number + "@campus.example");
                String token = scene.clerkSide().token(newcomer, Scene.OWN_PAGE);
                scene.clerkSide().set(weather);
                long start = System.nanoTime();
                HttpResponse<String> refusal = me(scene.service(), token);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as(weather)
                        .isLessThan(QUICK);
                assertThat(refusal.statusCode()).as(weather).isEqualTo(404);
                assertThat(refusal.body()).contains("user-not-synced");
                assertThat(me(scene.service(), known).statusCode()).as(weather).isEqualTo(200);

                scene.clerkSide().set(FAIR);
                await().alias("The newcomer is fetched after " + weather)
                        .atMost(PATIENCE)
                        .until(() -> me(scene.service(), token).statusCode() == 200);
            }
            scene.vitals().faultEnds();

            scene.vitals().wasAliveThroughout();
            scene.ends(storm, "first /me: 404 user-not-synced within 6 s, 200 when Clerk is back; others are served");
        }
    }

    private static HttpResponse<String> me(CampusG service, String token) {
        return Wire.send(
                HttpRequest.newBuilder(service.address().resolve("/me")).header("Authorization", "Bearer " + token));
    }
}
