package dev.clerkemulator;

import static dev.clerkemulator.EmulatorClient.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void restoresTheStateAfterARestart() {
        ClerkEmulatorSettings settings =
                ClerkEmulatorSettings.defaults().withPort(0).withDataFile(directory.resolve("new/state.json"));
        JsonNode user;
        JsonNode session;
        JsonNode keys;
        JsonNode endpoints;
        String secretKey;
        try (ClerkEmulator emulator = ClerkEmulator.start(settings)) {
            EmulatorClient client = new EmulatorClient(emulator);
            secretKey = emulator.secretKey();
            user = client.created("/v1/users", """
                    {"email_address":["ada@campus.edu"],"phone_number":["+12025550123"],
                     "public_metadata":{"a":[1,{"b":null}]},"email_verified":false}""");
            session = client.created(
                    "/v1/sessions",
                    "{\"user_id\":\"%s\"}".formatted(user.path("id").asString()));
            user = client.get("/v1/users/" + user.path("id").asString()).json();
            endpoints = client.call("PUT", "/emulator/endpoints", "[{\"url\":\"http://127.0.0.1:1/\"}]")
                    .json();
            keys = client.get("/v1/jwks").json();
        }

        try (ClerkEmulator emulator = ClerkEmulator.start(settings)) {
            EmulatorClient client = new EmulatorClient(emulator);
            assertThat(emulator.secretKey()).isEqualTo(secretKey);
            assertThat(client.get("/v1/users/" + user.path("id").asString()).json())
                    .isEqualTo(user);
            assertThat(client.get("/v1/sessions/" + session.path("id").asString())
                            .json())
                    .isEqualTo(session);
            assertThat(client.get("/v1/jwks").json()).isEqualTo(keys);
            assertThat(client.get("/emulator/instance").json().path("endpoints"))
                    .isEqualTo(endpoints);
            assertThat(client.get("/emulator/deliveries").json()).isEmpty();
        }
    }

    @Test
    void resumesDeliveriesAfterARestart() {
        try (Receiver receiver = new Receiver()) {
            ClerkEmulatorSettings settings = ClerkEmulatorSettings.defaults()
                    .withPort(0)
                    .withDataFile(directory.resolve("state.json"))
                    .withWebhook(receiver.url(), null)
                    .withRetrySchedule(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1)));
            receiver.respondNextWith(500);
            String id;
            try (ClerkEmulator emulator = ClerkEmulator.start(settings)) {
                EmulatorClient client = new EmulatorClient(emulator);
                client.created("/v1/users", "{\"username\":\"lovelace\"}");
                id = receiver.next().header("svix-id");
                await(() -> client.get("/emulator/deliveries/" + id)
                                .json()
                                .path("attempts")
                                .size()
                        == 1);
            }

            try (ClerkEmulator emulator = ClerkEmulator.start(settings)) {
                assertThat(receiver.next().header("svix-id")).isEqualTo(id);
                EmulatorClient client = new EmulatorClient(emulator);
                await(() -> client.get("/emulator/deliveries/" + id)
                                .json()
                                .path("attempts")
                                .size()
                        == 2);
            }
        }
    }

    @Test
    void rejectsAFileThatIsNotADataFile() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "Some notes");

        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> ClerkEmulator.start(
                        ClerkEmulatorSettings.defaults().withPort(0).withDataFile(file)))
                .withMessageStartingWith("CLERK_EMULATOR_DATA: ");
        assertThat(file).hasContent("Some notes");
    }
}
