package com.campusg.testing.environment;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** The Clerk emulator in a process of its own. */
public final class Clerk implements AutoCloseable {

    /** Delays before each attempt to send a delivery, much shorter than those of Clerk. */
    private static final String RETRY_SCHEDULE = "0s,1s,2s,2s,2s,2s,2s,2s";

    private static final Duration START_TIMEOUT = Timeouts.minutes(3);

    private final ChildProcess process;
    private final URI address;
    private final String instanceId;
    private final String secretKey;

    private Clerk(ChildProcess process, URI address, String instanceId, String secretKey) {
        this.process = process;
        this.address = address;
        this.instanceId = instanceId;
        this.secretKey = secretKey;
    }

    /** Starts the process and returns immediately. */
    public static Clerk launch(String name, String signingSecret) {
        int port = ChildProcess.freePort();
        String instanceId = "ins_" + name.replaceAll("[^a-z]", "");
        String secretKey = "sk_test_" + name.replaceAll("[^a-z]", "");
        ChildProcess process = ChildProcess.start(
                name,
                BuiltJars.emulator(),
                Map.of(
                        "CLERK_EMULATOR_PORT", Integer.toString(port),
                        "CLERK_EMULATOR_ISSUER", "http://localhost:" + port,
                        "CLERK_EMULATOR_INSTANCE_ID", instanceId,
                        "CLERK_EMULATOR_SECRET_KEY", secretKey,
                        "CLERK_EMULATOR_WEBHOOK_SECRET", signingSecret,
                        "CLERK_EMULATOR_RETRY_SCHEDULE", RETRY_SCHEDULE));
        return new Clerk(process, URI.create("http://localhost:" + port), instanceId, secretKey);
    }

    public Clerk awaitReady() {
        await().alias("The Clerk emulator listens")
                .atMost(START_TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || listens());
        if (!process.isAlive()) {
            throw new IllegalStateException("The Clerk emulator did not start. " + process.outputTail());
        }
        return this;
    }

    /** Registers the webhook of CampusG as the only endpoint. */
    public void sendDeliveriesTo(CampusG campusG) {
        String endpoints = "[{\"url\": \"%s\"}]".formatted(campusG.address().resolve("/api/webhook/clerk"));
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/emulator/endpoints"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(endpoints))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException("The endpoint was not registered: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        return address;
    }

    public String instanceId() {
        return instanceId;
    }

    /** Secret key of the Backend API. */
    public String secretKey() {
        return secretKey;
    }

    /** The environment variables that let CampusG call the Backend API. */
    public Map<String, String> backendApi() {
        return Map.of("CLERK_SECRET_KEY", secretKey, "CLERK_API_URL", address.toString());
    }

    /** The environment variables that identify this instance. */
    public Map<String, String> settings() {
        String host = address.getAuthority() + "$";
        return Map.of(
                "CLERK_PUBLISHABLE_KEY",
                "pk_test_" + Base64.getEncoder().encodeToString(host.getBytes(StandardCharsets.UTF_8)),
                "CLERK_ISSUER",
                address.toString());
    }

    @Override
    public void close() {
        process.close();
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
