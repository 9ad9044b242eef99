package com.campusg.acceptance.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

/** Callers who mean no good, or have bad lines. */
@ExtendWith(FaultTable.class)
@Tag("faults")
class CallerFaultsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void staysQuickWhileManyCallersAreSlow() {
        try (Scene scene = Scene.of("slow requests")) {
            URI service = scene.service().address();
            List<Event> events = scene.events(300, 2700);
            Storm storm;
            String done;
            try (SlowCallers headers = SlowCallers.withHeaders(service, 500);
                    SlowCallers bodies = SlowCallers.withBodies(service, 500, scene.courier(), events.getFirst())) {
                storm = scene.storm(events, 100);
                storm.awaitEnd(PATIENCE);
                done = "%d headers and %d bodies byte by byte all the while; at the end %d and %d still held"
                        .formatted(headers.count(), bodies.count(), headers.listenedTo(), bodies.listenedTo());
            }

            assertThat(scene.ledger().refusals()).isEmpty();
            assertThat(scene.ledger().slowest()).isLessThan(Duration.ofSeconds(5));
            scene.vitals().wasAliveThroughout();
            scene.ends(storm, done);
        }
    }

    @Test
    void doesNothingForRequestsThatBreakOff() {
        try (Scene scene = Scene.of("cut-off requests")) {
            URI service = scene.service().address();
            Courier courier = scene.courier();
            List<Event> events = scene.events(300, 1700);
            events.forEach(event -> {
                try (RawCall call = RawCall.to(service)) {
                    byte[] all = (courier.head(event, service) + event.body()).getBytes(UTF_8);
                    int end = 1 + scene.random().nextInt(all.length - 1);
                    call.send(Arrays.copyOf(all, end));
                }
            });

            assertThat(scene.deliveriesDone())
                    .doesNotContainAnyElementsOf(events.stream().map(Event::id).toList());
            Storm storm = scene.storm(events, 200);
            storm.awaitEnd(PATIENCE);

            assertThat(scene.ledger().refusals()).isEmpty();
            scene.vitals().wasAliveThroughout();
            scene.ends(storm, events.size() + " genuine deliveries broken off anywhere, then sent whole");
        }
    }

    @Test
    void refusesBodiesOverTheLimit() {
        try (Scene scene = Scene.of("bodies over the limit")) {
            URI service = scene.service().address();
            Ledger large = new Ledger();
            Courier courier = scene.courier(large);
            Event tooLarge = new Event("msg_large", "{\"x\":\"" + "x".repeat(MEBIBYTE) + "\"}");
            Storm storm = scene.storm(300, 1700, 100);
            try (ExecutorService callers = Executors.newFixedThreadPool(20)) {
                for (int i = 0; i < 200; i++) {
                    callers.execute(() -> courier.bring(tooLarge, service, Instant.now()));
                    callers.execute(() -> courier.bring(
                            tooLarge,
                            service,
                            Instant.now(),
                            BodyPublishers.ofInputStream(() ->
                                    new ByteArrayInputStream(tooLarge.body().getBytes(UTF_8)))));
                }
            }

            storm.awaitEnd(PATIENCE);
            assertThat(large.acknowledgements()).isZero();
            assertThat(large.refusals().keySet()).isSubsetOf("413", "connection");
            assertThat(large.refusals("413")).isPositive();
            assertThat(scene.deliveriesDone()).doesNotContain(tooLarge.id());
            scene.vitals().wasAliveThroughout();
            scene.ends(
                    storm,
                    "200 with Content-Length, 200 in chunks, 20 at a time, genuinely signed: %d × 413, %d cut off"
                            .formatted(large.refusals("413"), large.refusals("connection")));
        }
    }

    @Test
    void holdsManyLargeBodiesAtOnce() {
        try (Scene scene = Scene.of("large bodies held back")) {
            URI service = scene.service().address();
            Event large = new Event("msg_held", "x".repeat(MEBIBYTE));
            String head = scene.courier().head(large, service);
            byte[] almostAll = (head + large.body().substring(1)).getBytes(UTF_8);
            Storm storm = scene.storm(300, 1700, 100);

            List<RawCall> calls =
                    IntStream.range(0, 1000).mapToObj(i -> RawCall.to(service)).toList();
            calls.forEach(call -> call.send(almostAll));
            storm.awaitEnd(PATIENCE);
            long refused = calls.stream().filter(call -> !call.isWaitedFor()).count();
            calls.forEach(RawCall::close);

            scene.vitals().wasAliveThroughout();
            scene.ends(
                    storm,
                    "1,000 × all but the last byte of 1 MiB, and then silence; %d of them turned away"
                            .formatted(refused));
        }
    }

    @Test
    void servesGoodDeliveriesBesideAFloodOfForgeries() {
        try (Scene scene = Scene.of("flood of bad signatures")) {
            ForgeryFlood flood = new ForgeryFlood(scene.service().address());
            Storm storm;
            long perSecond;
            try (flood) {
                storm = scene.storm(50, 250, 20);
                storm.awaitEnd(PATIENCE);
                perSecond = flood.perSecond();
            }

            assertThat(flood.refused()).isPositive();
            assertThat(flood.cutOff()).isZero();
            assertThat(scene.deliveriesDone()).doesNotContain("msg_forged");
            scene.vitals().wasAliveThroughout();
            scene.ends(
                    storm,
                    String.format(
                            Locale.ROOT,
                            "%,d refused with 401, %,d a second of 10,000 tried, beside 20 good ones a second, of which %d"
                                    + " were answered only when sent again",
                            flood.refused(),
                            perSecond,
                            scene.ledger().refusals("timeout")));
        }
    }
}
