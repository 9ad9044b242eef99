package dev.clerkemulator;

import static dev.clerkemulator.EmulatorClient.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PopulationTest {
    private static final String STORM =
            "{\"seed\":7,\"users\":20,\"changes\":100,\"shuffle\":1,\"duplicates\":0.5,\"deletions\":0.1}";

    private final Receiver receiver = new Receiver();
    private final ClerkEmulatorSettings settings = ClerkEmulatorSettings.defaults()
            .withPort(0)
            .withWebhook(receiver.url(), null)
            .withRetrySchedule(List.of(Duration.ZERO));
    private final ClerkEmulator emulator = ClerkEmulator.start(settings);
    private final EmulatorClient client = new EmulatorClient(emulator);

    @AfterEach
    void stop() {
        emulator.close();
        receiver.close();
    }

    @Test
    void generatesTheSameUsersForTheSameSeed() {
        JsonNode seeded = client.created("/emulator/seed", "{\"users\":1000,\"seed\":1}");
        assertThat(seeded.path("added").asInt()).isEqualTo(1000);
        JsonNode some = client.get("/v1/users?limit=50").json();

        client.call("DELETE", "/emulator/state", "");
        client.created("/emulator/seed", "{\"users\":1000,\"seed\":1}");
        assertThat(client.get("/v1/users?limit=50").json()).isEqualTo(some);

        JsonNode more = client.created("/emulator/seed", "{\"users\":1100,\"seed\":1}");
        assertThat(more.path("alreadyThere").asInt()).isEqualTo(1000);
        assertThat(more.path("added").asInt()).isEqualTo(100);
        assertThat(receiver.pending()).isZero();
    }

    @Test
    void publishesSeededUsersOnRequest() {
        client.created("/emulator/seed", "{\"users\":2,\"seed\":1,\"deliver\":true}");

        assertThat(receiver.next().json().path("type").asString()).isEqualTo("user.created");
        assertThat(receiver.next().json().path("type").asString()).isEqualTo("user.created");
    }

    @Test
    void expectsTheStateOfTheNewestEvents() {
        JsonNode storm = client.created("/emulator/storm", STORM);
        assertThat(storm.path("sent").asInt())
                .isGreaterThan(storm.path("events").asInt());

        Map<String, JsonNode> newest = new HashMap<>();
        Set<String> deleted = new HashSet<>();
        for (int i = 0; i < storm.path("sent").asInt(); i++) {
            JsonNode event = receiver.next().json();
            String id = event.path("data").path("id").asString();
            if (event.path("type").asString().equals("user.deleted")) {
                deleted.add(id);
            } else {
                newest.merge(
                        id,
                        event.path("data"),
                        (one, other) -> one.path("updated_at").asLong()
                                        >= other.path("updated_at").asLong()
                                ? one
                                : other);
            }
        }

        await(() -> client.get("/emulator/storm").json().path("underWay").asInt() == 0);
        assertThat(storm.path("expected")).hasSize(20).allSatisfy(user -> {
            String id = user.path("id").asString();
            assertThat(user.path("deleted").asBoolean()).isEqualTo(deleted.contains(id));
            if (!deleted.contains(id)) {
                JsonNode last = Objects.requireNonNull(newest.get(id));
                assertThat(last.path("updated_at")).isEqualTo(user.path("updatedAt"));
                assertThat(last.path("first_name")).isEqualTo(user.path("firstName"));
                assertThat(last.path("email_addresses").findValuesAsString("email_address"))
                        .contains(user.path("emailAddress").asString());
            }
        });
    }

    @Test
    void reproducesAStormInAnotherInstance() {
        JsonNode here = client.created("/emulator/storm", STORM);
        try (ClerkEmulator other = ClerkEmulator.start(settings)) {
            JsonNode there = new EmulatorClient(other).created("/emulator/storm", STORM);

            assertThat(there.path("events")).isEqualTo(here.path("events"));
            assertThat(there.path("sent")).isEqualTo(here.path("sent"));
            assertThat(names(there)).isEqualTo(names(here));
        }
        assertThat(client.post("/emulator/storm", STORM).status()).isEqualTo(400);
    }

    private static List<String> names(JsonNode storm) {
        return storm.path("expected")
                .valueStream()
                .map(user -> user.path("id") + " " + user.path("firstName") + " " + user.path("emailAddress"))
                .toList();
    }
}
