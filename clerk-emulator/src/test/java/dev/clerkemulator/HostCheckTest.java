package dev.clerkemulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page can make its own domain name resolve to the address of the emulator (DNS rebinding). */
class HostCheckTest {

    private static final ClerkEmulator EMULATOR = ClerkEmulator.start(
            ClerkEmulatorSettings.defaults().withPort(0).withIssuer(URI.create("http://clerk.campusg.example")));

    @AfterAll
    static void stop() {
        EMULATOR.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:5100",
                "127.0.0.1:5100",
                "[::1]:5100",
                "192.168.1.7",
                "clerk-emulator:5100",
                "app.localhost",
                "host.docker.internal:5100",
                "clerk.campusg.example",
                "Clerk.CampusG.example:80"
            })
    void acceptsOwnHosts(String host) throws IOException {
        assertThat(get("/emulator/instance", host)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mallory.example",
                "mallory.example:5100",
                "localhost.mallory.example",
                "127.0.0.1.mallory.example",
                "clerk.campusg.example.mallory.example"
            })
    void rejectsHostsOfOthers(String host) throws IOException {
        for (String path : new String[] {"/", "/emulator/instance", "/v1/users", "/.well-known/jwks.json"}) {
            assertThat(get(path, host)).startsWith("HTTP/1.1 403").doesNotContain("sk_test_", "whsec_");
        }
    }

    private static String get(String path, String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), EMULATOR.baseUrl().getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
