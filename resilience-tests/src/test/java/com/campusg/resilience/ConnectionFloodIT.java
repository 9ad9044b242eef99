package com.campusg.resilience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.Timeouts;
import com.campusg.testing.environment.CampusG;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * More slow clients than the service accepts connections, with the JVM options of the image. During the flood, the management
 * port answers and resident memory is below the limit of the container. Afterwards, deliveries are acknowledged soon.
 */
@ExtendWith(FaultReport.class)
@Tag("faults")
class ConnectionFloodIT {

    /** {@code mem_limit} in {@code docker-compose.clerk-test.yml}. */
    private static final int CONTAINER_MEGABYTES = 768;

    private static final Duration FLOOD = Duration.ofSeconds(60);
    private static final Duration RECOVERY = Timeouts.seconds(30);
    private static final Duration TIMEOUT = Timeouts.minutes(5);
    private static final int BODY_LENGTH = 32_000;
    private static final int SENT_LENGTH = 30_000;

    @Test
    void survivesSlowHeaders() {
        String start =
                "POST /api/webhook/clerk HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Padding: "
                        + "x".repeat(20) + "\r\n";
        assertSurvives(
                "slow headers",
                scenario -> new ConnectionFlood(
                        scenario.service().address(),
                        8192,
                        start.getBytes(US_ASCII),
                        "X-Slow: a\r\n".getBytes(US_ASCII)));
    }

    @Test
    void survivesSlowBodies() {
        assertSurvives("slow bodies", scenario -> {
            String head = scenario.sender()
                    .head(
                            new WebhookEvent("msg_slow", "x".repeat(BODY_LENGTH)),
                            scenario.service().address());
            return new ConnectionFlood(
                    scenario.service().address(),
                    6000,
                    (head + "x".repeat(SENT_LENGTH)).getBytes(US_ASCII),
                    "x".getBytes(US_ASCII));
        });
    }

    private static void assertSurvives(String name, Function<FaultScenario, ConnectionFlood> flooding) {
        try (FaultScenario scenario = FaultScenario.withSettings(name, 1, number -> imageOptions())) {
            CampusG service = scenario.service();
            List<WebhookEvent> last = scenario.events(1, 0);
            LoadGenerator load = scenario.load(100, 500, 10);
            ConnectionFlood flood = flooding.apply(scenario);
            Instant end = Instant.now().plus(FLOOD);
            Duration slowestProbe = Duration.ZERO;
            int probes = 0;
            while (Instant.now().isBefore(end)) {
                Duration probe = probe(service);
                slowestProbe = probe.compareTo(slowestProbe) > 0 ? probe : slowestProbe;
                probes++;
            }
            long acknowledgedDuringFlood = scenario.log().acknowledgements();
            flood.close();

            Instant ended = Instant.now();
            LoadGenerator afterwards = scenario.load(last, 1);
            afterwards.awaitEnd(TIMEOUT);
            Duration recovery = Duration.between(ended, Instant.now());
            String result = String.format(
                    Locale.ROOT,
                    "%,d clients, at most %,d connected, %,d closed by the service; %d deliveries acknowledged meanwhile,"
                            + " the next %d ms after the end; %d probes, slowest %d ms; resident memory at most %d MB",
                    flood.count(),
                    flood.maxConnected(),
                    flood.closedByService(),
                    acknowledgedDuringFlood,
                    recovery.toMillis(),
                    probes,
                    slowestProbe.toMillis(),
                    maxResidentMegabytes(service));
            System.out.println(name + ": " + result);
            assertThat(recovery).as(result).isLessThan(RECOVERY);
            assertThat(maxResidentMegabytes(service)).as(result).isLessThan(CONTAINER_MEGABYTES);
            scenario.verify(load, result);
        }
    }

    private static Map<String, String> imageOptions() {
        Path options = Path.of("..", "docker", "java.options").toAbsolutePath().normalize();
        return Map.of("JDK_JAVA_OPTIONS", "@" + options, "MALLOC_ARENA_MAX", "1");
    }

    /** Time until liveness is answered on the management port. */
    private static Duration probe(CampusG service) {
        Instant start = Instant.now();
        try {
            assertThat(HttpCalls.trySend(
                                    HttpRequest.newBuilder(
                                            service.managementAddress().resolve("/actuator/health/liveness")),
                                    Timeouts.seconds(10))
                            .statusCode())
                    .isEqualTo(200);
            Thread.sleep(200);
        } catch (IOException e) {
            throw new UncheckedIOException(service.outputTail(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.between(start, Instant.now()).minusMillis(200);
    }

    private static long maxResidentMegabytes(CampusG service) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(service.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
