package com.campusg.acceptance.campus;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service under test, started from its jar as in production. */
public final class CampusG implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final URI address;
    private final URI operatorsAddress;

    private CampusG(ChildProcess process, URI address, URI operatorsAddress) {
        this.process = process;
        this.address = address;
        this.operatorsAddress = operatorsAddress;
    }

    /** Returns at once, whether the service will come up or not. */
    static CampusG launch(String name, Map<String, String> settings) {
        int port = ChildProcess.freePort();
        int operatorsPort = ChildProcess.freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("MANAGEMENT_SERVER_PORT", Integer.toString(operatorsPort));
        return new CampusG(
                ChildProcess.start(name, BuiltJars.service(), all),
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + operatorsPort));
    }

    CampusG awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/readyz")).build();
            await().alias("CampusG is ready")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || isReady(http, request));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("CampusG did not start. " + process.lastWords());
        }
        return this;
    }

    public URI address() {
        return address;
    }

    public URI operatorsAddress() {
        return operatorsAddress;
    }

    public boolean endsWithin(Duration patience) {
        return process.endsWithin(patience);
    }

    public int exitCode() {
        return process.exitCode();
    }

    public List<String> output() {
        return process.output();
    }

    public String lastWords() {
        return process.lastWords();
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
