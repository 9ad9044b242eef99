package com.campusg.sync.adapter.transport.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.DeliveryResult;
import com.campusg.sync.domain.Payload;
import com.campusg.sync.domain.ProcessedDelivery;
import com.campusg.testing.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

class DirectTransportTest {

    private static final Duration LIMIT = Timeouts.minutes(1);
    private static final int LANES = 2;

    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();

    private final List<Thread> waiting = new CopyOnWriteArrayList<>();

    /** The first batch of each lane takes a permit. */
    private final Semaphore permits = new Semaphore(0);

    static RuntimeException[] outages() {
        return new RuntimeException[] {
            new CannotCreateTransactionException("no connection"),
            new DataAccessResourceFailureException("connection lost"),
            new QueryTimeoutException("no answer")
        };
    }

    static RuntimeException[] failuresOfADelivery() {
        return new RuntimeException[] {
            new DataIntegrityViolationException("value too long"),
            new CannotAcquireLockException("deadlock"),
            new IllegalStateException("a bug")
        };
    }

    @AfterEach
    void close() {
        permits.release(1_000);
        senders.close();
    }

    @ParameterizedTest
    @EnumSource(value = DeliveryResult.class, mode = EnumSource.Mode.EXCLUDE, names = "QUEUED")
    void returnsTheResultOfTheDelivery(DeliveryResult result) {
        try (DirectTransport transport =
                new DirectTransport(deliveries -> List.of(processed(deliveries.getFirst(), result)))) {
            assertThat(transport.receive(delivery("msg_1"))).isEqualTo(result);
        }
    }

    @Test
    void appliesConcurrentDeliveriesInOneTransaction() {
        try (DirectTransport transport = new DirectTransport(this::applyAfterPermit)) {
            List<Future<DeliveryResult>> results = submitWhileLanesAreBusy(transport, "msg_3", "msg_4", "msg_5");

            permits.release(LANES);

            results.forEach(result -> assertThat(result).succeedsWithin(LIMIT).isEqualTo(DeliveryResult.APPLIED));
            assertThat(batches).hasSize(LANES + 1);
            assertThat(batches.getLast()).containsExactlyInAnyOrder("msg_3", "msg_4", "msg_5");
        }
    }

    @Test
    void appliesAtMost64DeliveriesInOneTransaction() {
        String[] ids =
                IntStream.range(0, 65).mapToObj(number -> "msg_" + number).toArray(String[]::new);
        try (DirectTransport transport = new DirectTransport(this::applyAfterPermit)) {
            List<Future<DeliveryResult>> results = submitWhileLanesAreBusy(transport, ids);

            permits.release(LANES);

            results.forEach(result -> assertThat(result).succeedsWithin(LIMIT));
            assertThat(batches).extracting(List::size).contains(64).allMatch(size -> size <= 64);
        }
    }

    @ParameterizedTest
    @MethodSource("failuresOfADelivery")
    void appliesTheOtherDeliveriesOfABatchThatFailsBecauseOfOne(RuntimeException failure) {
        ApplyDeliveries failing = deliveries -> {
            List<ProcessedDelivery> results = applyAfterPermit(deliveries);
            if (deliveries.contains(delivery("msg_bad"))) {
                throw failure;
            }
            return results;
        };
        try (DirectTransport transport = new DirectTransport(failing)) {
            List<Future<DeliveryResult>> results =
                    submitWhileLanesAreBusy(transport, "msg_3", "msg_4", "msg_bad", "msg_5");

            permits.release(LANES);

            Future<DeliveryResult> bad = results.remove(LANES + 2);
            results.forEach(result -> assertThat(result).succeedsWithin(LIMIT).isEqualTo(DeliveryResult.APPLIED));
            assertThat(bad).failsWithin(LIMIT).withThrowableThat().withCause(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("outages")
    void doesNotRepeatTheBatchWhileTheDatabaseIsUnavailable(RuntimeException outage) {
        ApplyDeliveries failing = deliveries -> {
            apply(deliveries);
            throw outage;
        };
        try (DirectTransport transport = new DirectTransport(failing)) {
            assertThatThrownBy(() -> transport.receive(delivery("msg_1"))).isSameAs(outage);
        }

        assertThat(batches).containsExactly(List.of("msg_1"));
    }

    /** The returned results start with those of the deliveries that occupy the lanes. */
    private List<Future<DeliveryResult>> submitWhileLanesAreBusy(DirectTransport transport, String... ids) {
        List<Future<DeliveryResult>> results = new ArrayList<>();
        for (int lane = 1; lane <= LANES; lane++) {
            int busy = lane;
            results.add(submit(transport, "msg_lane_" + lane));
            await().atMost(LIMIT).until(() -> batches.size() == busy);
        }
        for (String id : ids) {
            results.add(submit(transport, id));
        }
        // For some time, because a thread may also wait before it has queued its delivery.
        await().atMost(LIMIT)
                .during(Duration.ofMillis(200))
                .until(() -> waiting.size() == LANES + ids.length
                        && waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        return results;
    }

    private Future<DeliveryResult> submit(DirectTransport transport, String id) {
        return senders.submit(() -> {
            waiting.add(Thread.currentThread());
            return transport.receive(delivery(id));
        });
    }

    private List<ProcessedDelivery> applyAfterPermit(List<Delivery> deliveries) {
        List<ProcessedDelivery> results = apply(deliveries);
        if (deliveries.getFirst().id().value().startsWith("msg_lane_")) {
            permits.acquireUninterruptibly();
        }
        return results;
    }

    private List<ProcessedDelivery> apply(List<Delivery> deliveries) {
        batches.add(deliveries.stream().map(delivery -> delivery.id().value()).toList());
        return deliveries.stream()
                .map(delivery -> processed(delivery, DeliveryResult.APPLIED))
                .toList();
    }

    private static ProcessedDelivery processed(Delivery delivery, DeliveryResult result) {
        return new ProcessedDelivery(delivery.id(), result, null, null, null);
    }

    private static Delivery delivery(String id) {
        return new Delivery(new DeliveryId(id), new Payload(new byte[0]), Instant.EPOCH);
    }
}
