package com.campusg.testing.environment;

import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service under test in a process of its own, started from its jar as in production. */
public final class CampusG implements AutoCloseable {

    static final String TRANSPORT = "CAMPUSG_WEBHOOK_TRANSPORT";
    static final String KAFKA = "kafka";

    private static final Duration START_TIMEOUT = Timeouts.minutes(5);

    private final String name;
    private final int startNumber;
    private final Map<String, String> settings;
    private final ChildProcess process;
    private final URI address;
    private final URI managementAddress;

    private CampusG(
            String name, int startNumber, Path jar, Map<String, String> settings, URI address, URI managementAddress) {
        this.name = name;
        this.startNumber = startNumber;
        this.settings = settings;
        this.address = address;
        this.managementAddress = managementAddress;
        this.process = ChildProcess.start(name + (startNumber == 1 ? "" : "-" + startNumber), jar, settings);
    }

    /** Starts the process and returns immediately. */
    public static CampusG launch(String name, Map<String, String> settings) {
        return launch(name, BuiltJars.service(), settings);
    }

    /**
     * Starts another version of the service and returns immediately. {@link #relaunch} upgrades it to this version.
     *
     * @param jar its executable jar
     */
    public static CampusG launchOtherVersion(String name, Path jar, Map<String, String> settings) {
        return launch(name, BuiltJars.otherVersion(jar), settings);
    }

    private static CampusG launch(String name, Path jar, Map<String, String> settings) {
        int port = ChildProcess.freePort();
        int managementPort = ChildProcess.freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("SERVER_PORT", Integer.toString(port));
        all.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
        return new CampusG(
                name,
                1,
                jar,
                all,
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + managementPort));
    }

    /** Starts this version of the service at the same address. This process must have ended. */
    public CampusG relaunch() {
        return new CampusG(name, startNumber + 1, BuiltJars.service(), settings, address, managementAddress);
    }

    public CampusG awaitReady() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address.resolve("/readyz")).build();
            await().alias("CampusG is ready")
                    .atMost(START_TIMEOUT)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> !process.isAlive() || isReady(http, request));
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("CampusG did not start. " + process.outputTail());
        }
        return this;
    }

    /** Whether deliveries are acknowledged with 202 and applied later. */
    public boolean queuesDeliveries() {
        return KAFKA.equals(settings.get(TRANSPORT));
    }

    public URI address() {
        return address;
    }

    public URI managementAddress() {
        return managementAddress;
    }

    public long pid() {
        return process.pid();
    }

    /** Terminates the process with SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Suspends the process with SIGSTOP: the kernel accepts connections, but no request is answered. */
    public void freeze() {
        process.signal("STOP");
    }

    /** Continues the process after {@link #freeze}. */
    public void thaw() {
        process.signal("CONT");
    }

    public boolean endsWithin(Duration timeout) {
        return process.endsWithin(timeout);
    }

    public int exitCode() {
        return process.exitCode();
    }

    public List<String> output() {
        return process.output();
    }

    public String outputTail() {
        return process.outputTail();
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
