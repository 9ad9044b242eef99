package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BackendApiTest {
    private static final ClerkEmulatorSettings SETTINGS =
            ClerkEmulatorSettings.defaults().withPort(0);

    private final ClerkEmulator emulator = ClerkEmulator.start(SETTINGS);
    private final EmulatorClient client = new EmulatorClient(emulator);

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void returnsTheApiVersion() {
        assertThat(client.open("/v1/users", "clerk-api-version", "2025-11-10")
                        .headers()
                        .firstValue("clerk-api-version"))
                .hasValue("2025-11-10");
        assertThat(client.open("/v1/users?__clerk_api_version=2025-11-10").statusCode())
                .isEqualTo(200);
        assertThat(client.open("/v1/users?__clerk_api_version=2025-11-10", "clerk-api-version", "2025-11-10")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void acceptsRepeatedParametersWithAndWithoutBrackets() {
        List<String> ids = signUp(3);

        assertThat(client.get("/v1/users?user_id[]=%s&user_id[]=%s"
                                .formatted(ids.get(0), ids.get(2))
                                .replace("[]", "%5B%5D"))
                        .json())
                .hasSize(2);
        assertThat(client.get("/v1/users/count?user_id=" + ids.get(0))
                        .json()
                        .path("total_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void paginatesByCursor() {
        List<String> ids = signUp(3);
        String path = "/v1/users?limit=1&order_by=%2Bcreated_at&starting_after=";

        JsonNode next = client.get(path + ids.get(0)).json();

        assertThat(next).hasSize(1);
        assertThat(client.get(path + "user_unknown").status()).isEqualTo(404);
        assertThat(client.get(path + ids.get(0) + "&offset=1").status()).isEqualTo(422);
        assertThat(client.get("/v1/users?order_by=username&starting_after=" + ids.get(0))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void bansAndUnbansUser() {
        String user = "/v1/users/" + signUp(1).getFirst();
        String session = client.created("/v1/sessions", "{\"user_id\":\"" + user.substring(10) + "\"}")
                .path("id")
                .asString();
        long updatedAt = client.get(user).json().path("updated_at").asLong();

        assertThat(client.created(user + "/ban", "{}").path("banned").asBoolean())
                .isTrue();
        assertThat(client.get(user).json().path("updated_at").asLong()).isGreaterThan(updatedAt);
        assertThat(client.get("/v1/sessions/" + session).json().path("status").asString())
                .isEqualTo("revoked");
        assertThat(client.created(user + "/unban", "{}").path("banned").asBoolean())
                .isFalse();
        assertThat(client.get(user).json().path("banned").asBoolean()).isFalse();
    }

    @Test
    void publishesDiscoveryDocumentOfItsIssuer() {
        JsonNode discovery = client.get("/.well-known/openid-configuration").json();

        assertThat(discovery.path("issuer").asString())
                .isEqualTo(emulator.issuer().toString());
        assertThat(discovery.path("jwks_uri").asString())
                .isEqualTo(emulator.jwksUrl().toString())
                .endsWith("/.well-known/jwks.json");
    }

    @Test
    void limitsTheRequestRate() {
        try (ClerkEmulator limited = ClerkEmulator.start(SETTINGS.withRateLimit(2))) {
            EmulatorClient limitedClient = new EmulatorClient(limited);
            assertThat(IntStream.range(0, 3)
                            .mapToObj(i -> limitedClient.open("/v1/users").statusCode()))
                    .containsExactly(200, 200, 429);
            assertThat(Integer.parseInt(limitedClient
                            .open("/v1/users")
                            .headers()
                            .firstValue("retry-after")
                            .orElseThrow()))
                    .isBetween(1, 10);
            assertThat(limitedClient.get("/v1/jwks").status()).isEqualTo(200);
        }
    }

    private List<String> signUp(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> client.created(
                                "/v1/users",
                                "{\"username\":\"user%d\",\"created_at\":\"2026-01-0%dT00:00:00Z\"}"
                                        .formatted(i, i + 1))
                        .path("id")
                        .asString())
                .toList();
    }
}
