package com.campusg.resilience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.testing.Timeouts;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that are slow, disconnect, or send large or forged requests. */
@ExtendWith(FaultReport.class)
@Tag("faults")
class ClientFaultsIT {

    private static final Duration TIMEOUT = Timeouts.minutes(5);
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void acceptsDeliveriesWhileManyClientsAreSlow() {
        try (FaultScenario scenario = FaultScenario.of("slow requests")) {
            URI service = scenario.service().address();
            List<WebhookEvent> events = scenario.events(300, 2700);
            LoadGenerator load;
            String done;
            try (SlowClients headers = SlowClients.withHeaders(service, 500);
                    SlowClients bodies = SlowClients.withBodies(service, 500, scenario.sender(), events.getFirst())) {
                load = scenario.load(events, 100);
                load.awaitEnd(TIMEOUT);
                done = "%d headers and %d bodies sent byte by byte; %d and %d of the connections open at the end"
                        .formatted(
                                headers.count(), bodies.count(), headers.openConnections(), bodies.openConnections());
            }

            assertThat(scenario.log().rejections()).isEmpty();
            scenario.health().assertAlwaysAlive();
            scenario.verify(load, done);
        }
    }

    @Test
    void ignoresIncompleteRequests() {
        try (FaultScenario scenario = FaultScenario.of("cut-off requests")) {
            URI service = scenario.service().address();
            DeliverySender sender = scenario.sender();
            List<WebhookEvent> events = scenario.events(300, 1700);
            events.forEach(event -> {
                try (RawConnection connection = RawConnection.to(service)) {
                    byte[] all = (sender.head(event, service) + event.body()).getBytes(UTF_8);
                    int end = 1 + scenario.random().nextInt(all.length - 1);
                    connection.send(Arrays.copyOf(all, end));
                }
            });

            assertThat(scenario.appliedDeliveries())
                    .doesNotContainAnyElementsOf(
                            events.stream().map(WebhookEvent::id).toList());
            LoadGenerator load = scenario.load(events, 200);
            load.awaitEnd(TIMEOUT);

            assertThat(scenario.log().rejections()).isEmpty();
            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load, events.size() + " signed deliveries interrupted at a random byte, then sent completely");
        }
    }

    @Test
    void rejectsBodiesOverTheLimit() {
        try (FaultScenario scenario = FaultScenario.of("bodies over the limit")) {
            URI service = scenario.service().address();
            DeliveryLog oversized = new DeliveryLog();
            DeliverySender sender = scenario.sender(oversized);
            WebhookEvent tooLarge = new WebhookEvent("msg_large", "{\"x\":\"" + "x".repeat(MEBIBYTE) + "\"}");
            LoadGenerator load = scenario.load(300, 1700, 100);
            try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
                for (int i = 0; i < 200; i++) {
                    callers.execute(() -> sender.send(tooLarge, service, Instant.now()));
                    callers.execute(() -> sender.send(
                            tooLarge,
                            service,
                            Instant.now(),
                            BodyPublishers.ofInputStream(() ->
                                    new ByteArrayInputStream(tooLarge.body().getBytes(UTF_8)))));
                }
            }

            load.awaitEnd(TIMEOUT);
            assertThat(oversized.acknowledgements()).isZero();
            assertThat(oversized.rejections().keySet()).isSubsetOf("413", "connection");
            assertThat(oversized.rejections("413")).isPositive();
            assertThat(scenario.appliedDeliveries()).doesNotContain(tooLarge.id());
            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load,
                    "200 with Content-Length, 200 in chunks, 20 concurrently, signed: %d × 413, %d disconnected"
                            .formatted(oversized.rejections("413"), oversized.rejections("connection")));
        }
    }

    @Test
    void boundsMemoryOfManyLargeBodies() {
        try (FaultScenario scenario = FaultScenario.of("large bodies held back")) {
            URI service = scenario.service().address();
            WebhookEvent large = new WebhookEvent("msg_held", "x".repeat(MEBIBYTE));
            String head = scenario.sender().head(large, service);
            byte[] almostAll = (head + large.body().substring(1)).getBytes(UTF_8);
            LoadGenerator load = scenario.load(300, 1700, 100);

            List<RawConnection> connections = IntStream.range(0, 1000)
                    .mapToObj(i -> RawConnection.to(service))
                    .toList();
            connections.forEach(connection -> connection.send(almostAll));
            load.awaitEnd(TIMEOUT);
            long rejected = connections.stream()
                    .filter(connection -> !connection.isOpen())
                    .count();
            connections.forEach(RawConnection::close);

            scenario.health().assertAlwaysAlive();
            scenario.verify(load, "1,000 × all but the last byte of 1 MiB; %d of them rejected".formatted(rejected));
        }
    }

    @Test
    void acceptsDeliveriesDuringForgedOnes() {
        try (FaultScenario scenario = FaultScenario.of("flood of bad signatures")) {
            ForgedDeliveryLoad forgeries =
                    new ForgedDeliveryLoad(scenario.service().address());
            LoadGenerator load;
            long perSecond;
            try (forgeries) {
                load = scenario.load(50, 250, 20);
                load.awaitEnd(TIMEOUT);
                perSecond = forgeries.perSecond();
            }

            assertThat(forgeries.rejected()).isPositive();
            assertThat(forgeries.failedConnections()).isZero();
            assertThat(scenario.appliedDeliveries()).doesNotContain("msg_forged");
            scenario.health().assertAlwaysAlive();
            scenario.verify(
                    load,
                    String.format(
                            Locale.ROOT,
                            "%,d rejected with 401, %,d per second of 10,000 attempted, besides 20 valid ones per second,"
                                    + " of which %d timed out at first",
                            forgeries.rejected(),
                            perSecond,
                            scenario.log().rejections("timeout")));
        }
    }
}
