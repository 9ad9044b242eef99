package dev.clerkemulator;

import static dev.clerkemulator.EmulatorClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.svix.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import dev.clerkemulator.Receiver.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FaultInjectionTest {
    private static final String OLD_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String NEW_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private final Receiver receiver = new Receiver();
    private final ClerkEmulator emulator = ClerkEmulator.start(ClerkEmulatorSettings.defaults()
            .withPort(0)
            .withWebhooks(List.of(receiver.url()), List.of(NEW_SECRET, OLD_SECRET))
            .withDisableAfter(Duration.ZERO)
            .withRetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(10))));
    private final EmulatorClient client = new EmulatorClient(emulator);

    @AfterEach
    void stop() {
        emulator.close();
        receiver.close();
    }

    @Test
    void signsWithAllSecretsDuringRotation() {
        signUp("lovelace");

        Received received = receiver.next();
        assertThat(received.header("svix-signature")).matches("v1,\\S+ v1,\\S+");
        for (String secret : List.of(OLD_SECRET, NEW_SECRET)) {
            assertThatCode(() -> new Webhook(secret).verify(received.body(), received.headers()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void sendsDuplicates() {
        set("deliveriesDuplicated", true);
        signUp("lovelace");

        assertThat(receiver.next().header("svix-id")).isEqualTo(receiver.next().header("svix-id"));
    }

    @Test
    void reordersEvents() {
        set("deliveriesReordered", true);
        String id = signUp("lovelace");
        client.call("PATCH", "/v1/users/" + id, "{\"first_name\":\"Ada\"}");

        assertThat(type(receiver.next())).isEqualTo("user.updated");
        assertThat(type(receiver.next())).isEqualTo("user.created");
    }

    @Test
    void sendsTheDeletionBeforeTheCreation() {
        set("deleteBeforeCreate", true);
        String id = signUp("lovelace");
        client.call("DELETE", "/v1/users/" + id, "");

        assertThat(type(receiver.next())).isEqualTo("user.deleted");
        assertThat(type(receiver.next())).isEqualTo("user.created");
    }

    @Test
    void dropsEventsThatCanBeResent() {
        set("deliveriesDropped", true);
        signUp("lovelace");

        JsonNode delivery = client.get("/emulator/deliveries").json().get(0);
        assertThat(delivery.path("status").asString()).isEqualTo("dropped");
        assertThat(receiver.pending()).isZero();
        client.created("/emulator/deliveries/" + delivery.path("id").asString() + "/resend", "");
        assertThat(receiver.next().header("svix-id"))
                .isEqualTo(delivery.path("id").asString());
    }

    @Test
    void sendsWrongSignatureAndInstance() throws Exception {
        client.call("PUT", "/emulator/switches", "{\"wrongSecret\":true,\"otherInstance\":true}");
        signUp("lovelace");

        Received received = receiver.next();
        Webhook verifier = new Webhook(NEW_SECRET);
        assertThatThrownBy(() -> verifier.verify(received.body(), received.headers()))
                .isInstanceOf(WebhookVerificationException.class);
        assertThat(received.json().path("instance_id").asString())
                .startsWith("ins_")
                .isNotEqualTo(emulator.instanceId());
    }

    @Test
    void skewsTheClock() {
        set("clockSkewSeconds", -3600);
        signUp("lovelace");

        Received received = receiver.next();
        Instant anHourAgo = Instant.now().minusSeconds(3600);
        assertThat(Instant.ofEpochSecond(Long.parseLong(received.header("svix-timestamp"))))
                .isBetween(anHourAgo.minusSeconds(30), anHourAgo.plusSeconds(5));
    }

    @Test
    void injectsFailuresIntoTheBackendApi() {
        set("apiRateLimited", true);
        var limited = client.open("/v1/users");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("retry-after")).hasValue("1");
        assertThat(client.get("/v1/jwks").status()).isEqualTo(200);

        set("apiUnavailable", true);
        assertThat(client.get("/v1/users").status()).isEqualTo(503);
        assertThat(client.get("/.well-known/jwks.json").status()).isEqualTo(200);
    }

    @Test
    void returnsServerErrorsAndHtmlFromBackendApiAndJwks() {
        for (String path : List.of("/v1/users", "/.well-known/jwks.json")) {
            client.call("PUT", "/emulator/switches", "{\"apiBroken\":true,\"apiGarbled\":false}");
            assertThat(client.get(path).status()).isEqualTo(500);

            client.call("PUT", "/emulator/switches", "{\"apiBroken\":false,\"apiGarbled\":true}");
            var page = client.open(path);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
        }
    }

    @Test
    void rejectsInvalidSwitches() {
        assertThat(client.call("PUT", "/emulator/switches", "{\"unknown\":true}")
                        .status())
                .isEqualTo(400);
        assertThat(client.call("PUT", "/emulator/switches", "{\"apiDelayMillis\":-1}")
                        .status())
                .isEqualTo(400);
        assertThat(client.call("PUT", "/emulator/switches", "{\"wrongSecret\":\"invalid\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void disablesAFailingEndpoint() {
        List.of(500, 500).forEach(receiver::respondNextWith);
        signUp("lovelace");

        await(() -> !endpoint().path("enabled").asBoolean());
        signUp("grace");
        assertThat(client.get("/emulator/deliveries").json().get(0).path("attempts"))
                .isEmpty();
    }

    @Test
    void stopsRetryingARemovedEndpoint() {
        receiver.respondNextWith(500);
        // Long enough that the endpoint is removed before the first attempt, also on a slow machine.
        set("deliveryDelayMillis", 2_000);
        signUp("lovelace");
        client.call("PUT", "/emulator/endpoints", "[]");

        await(() -> client.get("/emulator/deliveries")
                .json()
                .get(0)
                .path("status")
                .asString()
                .equals("exhausted"));
        assertThat(receiver.pending()).isZero();
    }

    @Test
    void keepsARecoveredEndpointEnabled() {
        receiver.respondNextWith(500);
        signUp("lovelace");

        receiver.next();
        receiver.next();
        await(() -> endpoint().path("failingSince").isNull());
        assertThat(endpoint().path("enabled").asBoolean()).isTrue();
    }

    private JsonNode endpoint() {
        return client.get("/emulator/instance").json().path("endpoints").get(0);
    }

    @Test
    void answersTheNextRequestsToAPathWithAResponse() {
        client.call("PUT", "/emulator/responses", """
                [{"method":"GET","path":"/v1/users/{id}","status":502,"body":{"errors":[]},"delayMillis":0,"times":2}]
                """);

        assertThat(client.get("/v1/users/user_1").status()).isEqualTo(502);
        assertThat(client.get("/v1/users").status()).isEqualTo(200);
        assertThat(client.get("/v1/users/user_2").status()).isEqualTo(502);
        assertThat(client.get("/v1/users/user_3").status()).isEqualTo(404);
    }

    @Test
    void answersAllRequestsToAPathWith503ByDefault() {
        client.call("PUT", "/emulator/responses", "[{\"path\":\"/v1/users/{id}\"}]");

        assertThat(client.tryCall("GET", "/v1/users/user_1", "").status()).isEqualTo(503);
        assertThat(client.tryCall("DELETE", "/v1/users/user_1", "").status()).isEqualTo(503);

        client.call("PUT", "/emulator/responses", "[{\"path\":\"/v1/users/{id}\",\"delayMillis\":1}]");
        assertThat(client.get("/v1/users/user_1").status()).isEqualTo(404);
        assertThat(client.call("PUT", "/emulator/responses", "[{\"status\":500}]")
                        .status())
                .isEqualTo(400);
    }

    private String signUp(String username) {
        return client.created("/v1/users", "{\"username\":\"%s\"}".formatted(username))
                .path("id")
                .asString();
    }

    private void set(String name, Object value) {
        assertThat(client.call("PUT", "/emulator/switches", "{\"%s\":%s}".formatted(name, value))
                        .status())
                .isEqualTo(200);
    }

    private static String type(Received received) {
        return received.json().path("type").asString();
    }
}
