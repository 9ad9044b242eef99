package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SeedFileTest {
    @TempDir
    private Path directory;

    @Test
    void createsUsersAndMachinesWithTheirIds() throws IOException {
        Path file = Files.writeString(directory.resolve("seed.yaml"), """
                machines:
                  - id: mch_backend
                    name: backend
                users:
                  - id: user_ada
                    email_address: [ada@campus.edu]
                    password: correct-horse
                    public_metadata: {role: admin}
                  - id: user_bob
                    username: bobthe
                    banned: true
                """);
        try (ClerkEmulator emulator =
                ClerkEmulator.start(ClerkEmulatorSettings.defaults().withPort(0).withSeedFile(file))) {
            EmulatorClient client = new EmulatorClient(emulator);

            JsonNode ada = client.get("/v1/users/user_ada").json();
            assertThat(ada.path("public_metadata").path("role").asString()).isEqualTo("admin");
            assertThat(client.post("/v1/users/user_ada/verify_password", "{\"password\":\"correct-horse\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/v1/users/user_bob").json().path("banned").asBoolean())
                    .isTrue();
            assertThat(client.get("/v1/machines/mch_backend").status()).isEqualTo(200);
        }
    }

    @Test
    void namesTheInvalidElement() throws IOException {
        Path file = Files.writeString(directory.resolve("seed.yaml"), "users: [{first_nam: Ada}]");

        assertThatThrownBy(() -> ClerkEmulator.start(
                        ClerkEmulatorSettings.defaults().withPort(0).withSeedFile(file)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("users[0].first_nam");
    }
}
