package dev.clerkemulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Runs the emulator in an application with its own configuration and with security, JDBC and actuator on its class path. */
class EmbeddingTest {
    private static final ClerkEmulatorSettings SETTINGS =
            ClerkEmulatorSettings.defaults().withPort(0);

    @Configuration(proxyBeanMethods = false)
    static class Host {}

    @BeforeEach
    void setPropertiesOfTheHost() {
        System.setProperty("server.port", "3");
        System.setProperty("spring.mvc.servlet.path", "/host");
    }

    @AfterEach
    void clearPropertiesOfTheHost() {
        System.clearProperty("server.port");
        System.clearProperty("spring.mvc.servlet.path");
    }

    @Test
    void ignoresTheSettingsOfTheHost() {
        try (ClerkEmulator emulator = ClerkEmulator.start(SETTINGS)) {
            assertThat(emulator.baseUrl().getPort()).isGreaterThan(1023);
            assertThat(new EmulatorClient(emulator).get("/v1/users").status()).isEqualTo(200);
        }
    }

    @Test
    void doesNotStopTheHost() {
        try (ConfigurableApplicationContext host = SpringApplication.run(Host.class)) {
            assertThat(host.getEnvironment().getProperty("spring.datasource.url"))
                    .isEqualTo("jdbc:nowhere");

            ClerkEmulator.start(SETTINGS).close();

            assertThat(host.isRunning()).isTrue();
        }
    }

    @Test
    void runsSeveralInstancesInOneJvm() {
        try (ClerkEmulator one = ClerkEmulator.start(SETTINGS);
                ClerkEmulator other = ClerkEmulator.start(SETTINGS)) {
            assertThat(new EmulatorClient(one).get("/v1/users").status()).isEqualTo(200);
            assertThat(new EmulatorClient(other).get("/v1/users").status()).isEqualTo(200);
            assertThat(one.secretKey()).isNotEqualTo(other.secretKey());
        }
    }

    @Test
    void rejectsAPortThatIsInUse() {
        try (ClerkEmulator emulator = ClerkEmulator.start(SETTINGS)) {
            int taken = emulator.baseUrl().getPort();

            assertThatExceptionOfType(InvalidSettingException.class)
                    .isThrownBy(() -> ClerkEmulator.start(SETTINGS.withPort(taken)))
                    .withMessageStartingWith("CLERK_EMULATOR_PORT: ");
        }
    }
}
