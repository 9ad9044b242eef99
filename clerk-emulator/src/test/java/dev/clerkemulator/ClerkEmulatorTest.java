package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.svix.Webhook;
import dev.clerkemulator.EmulatorClient.Answer;
import dev.clerkemulator.Receiver.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ClerkEmulatorTest {
    private static final String ADA = "{\"email_address\":[\"ada@campus.edu\"],\"first_name\":\"Ada\"}";

    private final Receiver receiver = new Receiver();
    private final ClerkEmulator emulator = ClerkEmulator.start(ClerkEmulatorSettings.defaults()
            .withPort(0)
            .withWebhook(receiver.url(), null)
            .withRetrySchedule(List.of(Duration.ZERO, Duration.ofMillis(20), Duration.ofMillis(20))));
    private final EmulatorClient client = new EmulatorClient(emulator);

    @AfterEach
    void stop() {
        emulator.close();
        receiver.close();
    }

    @Test
    void returnsTheSettingsOfTheInstance() {
        JsonNode instance = client.get("/emulator/instance").json();

        assertThat(instance.path("issuer").asString())
                .isEqualTo("http://127.0.0.1:" + emulator.baseUrl().getPort());
        assertThat(instance.path("secretKey").asString()).isEqualTo(emulator.secretKey());
        String host = emulator.publishableKey().substring("pk_test_".length());
        assertThat(new String(Base64.getDecoder().decode(host), StandardCharsets.UTF_8))
                .isEqualTo("127.0.0.1:" + emulator.baseUrl().getPort() + "$");
    }

    @Test
    void requiresTheSecretKey() {
        assertThat(code(client.call("GET", "/v1/users", "", "Basic abc")))
                .isEqualTo("401 authorization_header_format_invalid");
        assertThat(code(client.call("GET", "/v1/users", "", "Bearer sk_test_other")))
                .isEqualTo("401 clerk_key_invalid");
        assertThat(code(client.call("GET", "/v1/jwks", "", "Bearer x"))).isEqualTo("401 clerk_key_invalid");
        assertThat(code(client.call("GET", "/v1/no/such/path", "", "Bearer x"))).isEqualTo("401 clerk_key_invalid");
        assertThat(client.call("GET", "/.well-known/jwks.json", "", "none").status())
                .isEqualTo(200);
    }

    @Test
    void rejectsInvalidRequestsWithClerksErrorCodes() {
        client.created("/v1/users", ADA);

        assertThat(code(client.post("/v1/users", ADA))).isEqualTo("422 form_identifier_exists");
        assertThat(code(client.post("/v1/users", "{\"email_address\":[\"ada\"]}")))
                .isEqualTo("422 form_param_format_invalid");
        assertThat(code(client.post("/v1/users", "{\"email_address\":\"ada@campus.edu\"}")))
                .isEqualTo("422 form_param_format_invalid");
        assertThat(code(client.post("/v1/users", "[]"))).isEqualTo("400 request_body_invalid");
        assertThat(code(client.post("/v1/email_addresses", "{}"))).isEqualTo("422 form_param_missing");
        assertThat(code(client.get("/v1/users/user_unknown"))).isEqualTo("404 resource_not_found");
        assertThat(code(client.get("/v1/users?order_by=-unknown"))).isEqualTo("422 form_param_format_invalid");
    }

    @Test
    void sendsTheStateOfTheUserAfterEachChange() {
        JsonNode user = client.created("/v1/users", ADA);
        String path = "/v1/users/" + user.path("id").asString();
        Received created = receiver.next();
        client.call("PATCH", path, "{\"first_name\":null,\"last_name\":\"Lovelace\"}");
        Received updated = receiver.next();
        Answer deletion = client.call("DELETE", path, "");
        Received deleted = receiver.next();

        assertThat(created.json().path("type").asString()).isEqualTo("user.created");
        assertThat(created.json().path("data")).isEqualTo(user);
        assertThat(created.json().path("instance_id").asString()).isEqualTo(emulator.instanceId());
        assertThat(updated.json().path("data").path("first_name").isNull()).isTrue();
        assertThat(updated.json().path("data").path("last_name").asString()).isEqualTo("Lovelace");
        assertThat(updated.json().path("data").path("updated_at").asLong())
                .isGreaterThan(user.path("updated_at").asLong());
        assertThat(deleted.json().path("type").asString()).isEqualTo("user.deleted");
        assertThat(deleted.json().path("data")).isEqualTo(deletion.json());
        assertThat(deletion.json().path("deleted").asBoolean()).isTrue();
    }

    @Test
    void changesThePrimaryEmailAddress() {
        String userId = client.created("/v1/users", ADA).path("id").asString();
        JsonNode added = client.created(
                "/v1/email_addresses",
                "{\"user_id\":\"%s\",\"email_address\":\"countess@campus.edu\",\"verified\":true,\"primary\":true}"
                        .formatted(userId));

        JsonNode user = client.get("/v1/users/" + userId).json();
        String formerId = user.path("email_addresses").get(0).path("id").asString();
        assertThat(user.path("primary_email_address_id")).isEqualTo(added.path("id"));
        assertThat(client.call("DELETE", "/v1/email_addresses/" + formerId, "").status())
                .isEqualTo(200);
        assertThat(client.get("/v1/users/" + userId).json().path("email_addresses"))
                .hasSize(1);
    }

    @Test
    void paginatesUsersByOffset() {
        for (int i = 0; i < 12; i++) {
            client.created(
                    "/v1/users",
                    "{\"username\":\"user%d\",\"created_at\":\"2026-01-%02dT00:00:00Z\"}".formatted(i, i + 1));
        }

        assertThat(client.get("/v1/users").json()).hasSize(10);
        assertThat(client.get("/v1/users?limit=501").json()).hasSize(10);
        JsonNode page =
                client.get("/v1/users?limit=2&offset=1&order_by=%2Bcreated_at").json();
        assertThat(page).extracting(user -> user.path("username").asString()).containsExactly("user1", "user2");
        assertThat(client.get("/v1/users?username=user3&username=user5").json()).hasSize(2);
        assertThat(client.get("/v1/users/count").json().path("total_count").asInt())
                .isEqualTo(12);
    }

    @Test
    void signsEachAttemptAndKeepsIdAndBody() throws Exception {
        receiver.respondNextWith(500);
        receiver.respondNextWith(302);
        client.created("/v1/users", ADA);

        Received first = receiver.next();
        Received second = receiver.next();
        Received third = receiver.next();
        assertThat(List.of(second, third)).allSatisfy(retry -> {
            assertThat(retry.header("svix-id")).isEqualTo(first.header("svix-id"));
            assertThat(retry.body()).isEqualTo(first.body());
        });
        new Webhook(emulator.webhookSigningSecret()).verify(third.body(), third.headers());
        JsonNode delivery = awaitDelivery("succeeded");
        assertThat(delivery.path("attempts"))
                .extracting(attempt -> attempt.path("status").asInt())
                .containsExactly(500, 302, 200);
        assertThat(delivery.path("attempts").get(0).path("response").asString()).hasSize(1024);
    }

    @Test
    void stopsRetryingAtTheEndOfTheSchedule() {
        List.of(500, 500, 500).forEach(receiver::respondNextWith);
        client.created("/v1/users", ADA);

        JsonNode delivery = awaitDelivery("exhausted");

        assertThat(delivery.path("attempts")).hasSize(3);
        String id = delivery.path("id").asString();
        JsonNode resent = client.created("/emulator/deliveries/" + id + "/resend", "");
        assertThat(resent.path("succeeded").asBoolean()).isTrue();
        assertThat(awaitDelivery("succeeded").path("attempts")).hasSize(4);
    }

    @Test
    void sendsNoDeliveriesWhilePaused() {
        client.call("PUT", "/emulator/switches", "{\"deliveriesPaused\":true}");
        client.created("/v1/users", ADA);

        JsonNode delivery = client.get("/emulator/deliveries").json().get(0);
        assertThat(delivery.path("status").asString()).isEqualTo("pending");
        assertThat(receiver.pending()).isZero();
        client.call("PUT", "/emulator/switches", "{\"deliveriesPaused\":false}");
        assertThat(receiver.next().header("svix-id"))
                .isEqualTo(delivery.path("id").asString());
    }

    @Test
    void sendsArbitraryMessages() {
        JsonNode outcome = client.created("/emulator/deliveries", """
                {"rawBody":"not json","id":"msg_1","timestampOffsetSeconds":-600,"headers":{"svix-signature":null}}""");

        Received received = receiver.next();
        assertThat(outcome.path("attempts").get(0).path("status").asInt()).isEqualTo(200);
        assertThat(received.body()).isEqualTo("not json");
        assertThat(received.header("svix-id")).isEqualTo("msg_1");
        assertThat(received.headers().firstValue("svix-signature")).isEmpty();
        assertThat(Long.parseLong(received.header("svix-timestamp")))
                .isLessThan(System.currentTimeMillis() / 1000 - 500);
    }

    @Test
    void issuesSessionTokensThatTheJwksVerifies() throws Exception {
        String userId = client.created("/v1/users", ADA).path("id").asString();
        JsonNode session = client.created("/v1/sessions", "{\"user_id\":\"%s\"}".formatted(userId));
        String path = "/v1/sessions/" + session.path("id").asString();

        SignedJWT token = SignedJWT.parse(client.created(path + "/tokens", "{\"azp\":\"http://localhost:5173\"}")
                .path("jwt")
                .asString());

        assertThat(verifies(token)).isTrue();
        assertThat(token.getHeader().toJSONObject())
                .containsEntry("cat", "cl_B7d4PD111AAA")
                .containsEntry("typ", "JWT")
                .containsEntry("kid", emulator.instanceId());
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo(userId);
        assertThat(claims.getIssuer()).isEqualTo(emulator.issuer().toString());
        assertThat(claims.getClaims())
                .containsEntry("azp", "http://localhost:5173")
                .containsEntry("sts", "active")
                .containsEntry("v", 2L)
                .containsEntry("sid", session.path("id").asString());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofSeconds(60));
        client.post(path + "/revoke", "");
        assertThat(client.post(path + "/tokens", "").status()).isEqualTo(400);
    }

    @Test
    void createsForgedTokens() throws Exception {
        SignedJWT changed =
                createToken("{\"header\":{\"typ\":null},\"claims\":{\"iss\":\"http://other\",\"azp\":null}}");
        SignedJWT foreign = createToken("{\"key\":\"foreign\"}");

        assertThat(changed.getHeader().getType()).isNull();
        assertThat(changed.getJWTClaimsSet().getIssuer()).isEqualTo("http://other");
        assertThat(verifies(changed)).isTrue();
        assertThat(foreign.getHeader().getKeyID()).isEqualTo(emulator.instanceId());
        assertThat(verifies(foreign)).isFalse();
        assertThat(code(client.post("/emulator/tokens", "{\"key\":\"unknown\"}")))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void rotatesKeys() throws Exception {
        SignedJWT before = createToken("{}");

        client.created("/emulator/keys/rotate", "{\"keepOld\":true}");
        assertThat(verifies(before)).isTrue();
        assertThat(verifies(createToken("{}"))).isTrue();

        client.created("/emulator/keys/rotate", "{\"keepKid\":true}");
        assertThat(keySet().getKeys()).hasSize(1);
        assertThat(verifies(createToken("{}"))).isTrue();
    }

    @Test
    void returns503ForKeysAndCountsRequests() {
        client.call("PUT", "/emulator/switches", "{\"keysUnreachable\":true}");

        assertThat(client.get("/.well-known/jwks.json").status()).isEqualTo(503);
        assertThat(client.get("/v1/jwks").status()).isEqualTo(503);
        JsonNode counts = client.get("/emulator/requests").json();
        assertThat(counts.path("GET /.well-known/jwks.json").asInt()).isEqualTo(1);
    }

    @Test
    void deletesAllStateButTheKeys() throws Exception {
        client.created("/v1/users", ADA);
        SignedJWT token = createToken("{}");

        assertThat(client.call("DELETE", "/emulator/state", "").status()).isEqualTo(204);

        assertThat(client.get("/v1/users").json()).isEmpty();
        assertThat(client.get("/emulator/deliveries").json()).isEmpty();
        assertThat(verifies(token)).isTrue();
        assertThatCode(() -> client.created("/v1/users", ADA)).doesNotThrowAnyException();
    }

    private JsonNode awaitDelivery(String status) {
        long deadline = System.nanoTime() + Timeouts.seconds(30).toNanos();
        while (true) {
            JsonNode delivery = client.get("/emulator/deliveries").json().get(0);
            if (delivery.path("status").asString().equals(status)) {
                return delivery;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Expected status " + status + ": " + delivery);
            }
            Thread.onSpinWait();
        }
    }

    private SignedJWT createToken(String request) throws Exception {
        return SignedJWT.parse(
                client.created("/emulator/tokens", request).path("jwt").asString());
    }

    private JWKSet keySet() throws Exception {
        return JWKSet.parse(client.get("/.well-known/jwks.json").json().toString());
    }

    private boolean verifies(SignedJWT token) throws Exception {
        return token.verify(new RSASSAVerifier(
                keySet().getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }

    private static String code(Answer answer) {
        return answer.status() + " "
                + answer.json().path("errors").get(0).path("code").asString();
    }
}
