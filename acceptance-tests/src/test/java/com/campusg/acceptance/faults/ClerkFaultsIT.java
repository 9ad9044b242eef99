package com.campusg.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.acceptance.campus.CampusG;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clerk answers slowly, not at all, or with what is no answer. */
@ExtendWith(FaultTable.class)
@Tag("faults")
class ClerkFaultsIT {

    private static final String GOOD_WEATHER = """
            {"apiDelayMillis": 0, "keysUnreachable": false, "apiBroken": false, "apiGarbled": false}""";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {
                "slow (20 s), {\"apiDelayMillis\": 20000}",
                "503, {\"keysUnreachable\": true}",
                "500, {\"apiBroken\": true}",
                "garbage, {\"apiGarbled\": true}"
            })
    void goesOnWithTheKeysItKnowsAndBelievesNobodyWithoutAny(String weather, String switches) {
        try (Scene scene = Scene.of("Clerk's keys: " + weather)) {
            Storm storm = scene.storm(200, 1300, 100);
            scene.awaitAcknowledgements(200);
            String userId = scene.someUserId();
            String token = scene.clerkSide().token(userId, Scene.OWN_PAGE);
            assertThat(me(scene.service(), token).statusCode()).isEqualTo(200);

            scene.vitals().faultBegins();
            scene.clerkSide().set(switches);
            CampusG newcomer = scene.another("faults-newcomer", Map.of()).awaitReady();
            assertThat(me(scene.service(), token).statusCode()).isEqualTo(200);
            HttpResponse<String> refusal = me(newcomer, token);
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.body()).contains("keys-unavailable");
            assertThat(refusal.headers().firstValue("retry-after")).isPresent();

            scene.clerkSide().set(GOOD_WEATHER);
            scene.vitals().faultEnds();
            await().alias("The newcomer has found the keys")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> me(newcomer, token).statusCode() == 200);

            scene.vitals().wasAliveThroughout();
            assertThat(scene.ledger().refusals()).isEmpty();
            scene.ends(
                    storm, "known keys serve on (200); an instance started meanwhile is ready, says 503, and recovers");
        }
    }

    private static HttpResponse<String> me(CampusG service, String token) {
        return Wire.send(
                HttpRequest.newBuilder(service.address().resolve("/me")).header("Authorization", "Bearer " + token));
    }
}
