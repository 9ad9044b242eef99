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

    static final String TRANSPORT = "CAMPUSG_WEBHOOK_TRANSPORT";
    static final String KAFKA = "kafka";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final int life;
    private final Map<String, String> settings;
    private final ChildProcess process;
    private final URI address;
    private final URI operatorsAddress;

    private CampusG(String name, int life, Map<String, String> settings, URI address, URI operatorsAddress) {
        this.name = name;
        this.life = life;
        this.settings = settings;
        this.address = address;
        this.operatorsAddress = operatorsAddress;
        this.process = ChildProcess.start(name + (life == 1 ? "" : "-" + life), BuiltJars.service(), settings);
    }

    /** Returns at once, whether the service will come up or not. */
    public static CampusG launch(String name, Map<String, String> settings) {
        int port = ChildProcess.freePort();
        int operatorsPort = ChildProcess.freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("MANAGEMENT_SERVER_PORT", Integer.toString(operatorsPort));
        return new CampusG(
                name, 1, all, URI.create("http://localhost:" + port), URI.create("http://localhost:" + operatorsPort));
    }

    /** The same service started once more, at the same address, after this process has ended. */
    public CampusG relaunch() {
        return new CampusG(name, life + 1, settings, address, operatorsAddress);
    }

    public CampusG awaitReady() {
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

    /** Whether its answer to a notice says only that it will come to it. */
    public boolean queuesNotices() {
        return KAFKA.equals(settings.get(TRANSPORT));
    }

    public URI address() {
        return address;
    }

    public URI operatorsAddress() {
        return operatorsAddress;
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** It is there, and connections are taken by the kernel, but nothing answers. */
    public void freeze() {
        process.signal("STOP");
    }

    /** Ends {@link #freeze}: it goes on as if no time had passed. */
    public void thaw() {
        process.signal("CONT");
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
