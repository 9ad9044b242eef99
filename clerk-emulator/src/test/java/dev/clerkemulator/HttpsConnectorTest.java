package dev.clerkemulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsConnectorTest {

    @TempDir
    private Path directory;

    @Test
    void servesTheFrontendApiAtTheHostOfThePublishableKey() throws Exception {
        Path keystore = directory.resolve("keystore.p12");
        try (ClerkEmulator emulator = ClerkEmulator.start(
                settings().withKeystore(keystore).withIssuer(URI.create("https://clerk.campus.test")))) {
            assertThat(emulator.issuer()).hasToString("https://clerk.campus.test");
        }
        byte[] generated = Files.readAllBytes(keystore);

        try (ClerkEmulator emulator = ClerkEmulator.start(settings().withKeystore(keystore))) {
            HttpResponse<String> discovery = get(emulator.issuer() + "/.well-known/openid-configuration", keystore);
            HttpResponse<String> instance = get(emulator.baseUrl() + "/emulator/instance", keystore);

            assertThat(emulator.issuer().toString()).matches("https://127\\.0\\.0\\.1:[0-9]+");
            assertThat(new String(
                            Base64.getDecoder().decode(emulator.publishableKey().substring("pk_test_".length())),
                            US_ASCII))
                    .isEqualTo(emulator.issuer().getAuthority() + "$");
            assertThat(discovery.statusCode()).isEqualTo(200);
            assertThat(discovery.body()).contains("\"jwks_uri\":\"" + emulator.issuer());
            assertThat(instance.body()).contains("\"apiUrl\":\"http://127.0.0.1:");
            assertThat(emulator.jwksUrl()).hasScheme("http");
        }
        assertThat(keystore).hasBinaryContent(generated);
    }

    @Test
    void rejectsAPortThatIsInUse() {
        try (ClerkEmulator emulator = ClerkEmulator.start(settings())) {
            int taken = emulator.baseUrl().getPort();

            assertThatExceptionOfType(InvalidSettingException.class)
                    .isThrownBy(() -> ClerkEmulator.start(settings().withTlsPort(taken)))
                    .withMessageStartingWith("CLERK_EMULATOR_TLS_PORT: ");
            assertThatExceptionOfType(InvalidSettingException.class)
                    .isThrownBy(() -> settings().withPort(5100).withTlsPort(5100))
                    .withMessageStartingWith("CLERK_EMULATOR_TLS_PORT: ");
        }
    }

    @Test
    void rejectsAnUnusableKeystore() throws Exception {
        Path text = Files.writeString(directory.resolve("text.p12"), "no keystore");

        for (Path keystore : new Path[] {text, directory.resolve("missing/keystore.p12")}) {
            assertThatExceptionOfType(InvalidSettingException.class)
                    .isThrownBy(() -> ClerkEmulator.start(settings().withKeystore(keystore)))
                    .withMessageStartingWith("CLERK_EMULATOR_KEYSTORE: ");
        }
    }

    private static ClerkEmulatorSettings settings() {
        return ClerkEmulatorSettings.defaults().withPort(0).withTlsPort(0);
    }

    private static HttpResponse<String> get(String url, Path keystore) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keystore)) {
            trusted.load(file, "changeit".toCharArray());
        }
        trusted.setCertificateEntry("trusted", trusted.getCertificate("clerk-emulator"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        try (HttpClient http = HttpClient.newBuilder().sslContext(context).build()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
        }
    }
}
