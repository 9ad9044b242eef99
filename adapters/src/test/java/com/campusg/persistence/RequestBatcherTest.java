package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.campusg.persistence.RequestBatcher.Limits;
import com.campusg.testing.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;

class RequestBatcherTest {

    private static final Duration LONG = Timeouts.minutes(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    /** One regular lane, and the overdue lanes. */
    private static final int MAX_LANES = 9;

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<RequestBatcher<Integer, Integer>> batchers = new ArrayList<>();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger processing = new AtomicInteger();
    private final AtomicInteger maxProcessing = new AtomicInteger();

    /** Each batch takes a permit; a batch without a permit does not end. */
    private final Semaphore permits = new Semaphore(0);

    static List<Throwable> failures() {
        return List.of(new IllegalStateException("The database is unavailable"), new AssertionError("A bug"));
    }

    @AfterEach
    void close() {
        permits.release(1_000_000);
        callers.close();
        batchers.forEach(RequestBatcher::close);
    }

    @Test
    void processesASingleRequestAtOnce() {
        permits.release();

        assertThat(batcher(1, 10, LONG).submit(7)).isEqualTo(-7);
        assertThat(batches).containsExactly(List.of(7));
    }

    @Test
    void combinesRequestsThatArriveWhileTheLaneIsBusy() {
        RequestBatcher<Integer, Integer> batcher = batcher(1, 10, LONG);
        Future<Integer> first = occupyLane(batcher);
        List<Future<Integer>> others = submitInOrder(batcher, 2, 3, 4);

        permits.release(2);

        assertThat(first).succeedsWithin(LONG).isEqualTo(-1);
        for (int i = 0; i < others.size(); i++) {
            assertThat(others.get(i)).succeedsWithin(LONG).isEqualTo(-2 - i);
        }
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void limitsTheSizeOfABatch() {
        RequestBatcher<Integer, Integer> batcher = batcher(1, 2, LONG);
        Future<Integer> first = occupyLane(batcher);
        List<Future<Integer>> others = submitInOrder(batcher, 2, 3, 4);

        permits.release(3);

        assertThat(first).succeedsWithin(LONG);
        others.forEach(each -> assertThat(each).succeedsWithin(LONG));
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3), List.of(4));
    }

    @Test
    void processesAsManyBatchesConcurrentlyAsThereAreLanes() {
        RequestBatcher<Integer, Integer> batcher = batcher(2, 10, LONG);

        submitInOrder(batcher, 1, 2, 3);

        await().atMost(LONG).untilAsserted(() -> assertThat(batches).containsExactlyInAnyOrder(List.of(1), List.of(2)));
        assertThat(maxProcessing).hasValue(2);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failsAllRequestsOfAFailedBatchAndContinues(Throwable failure) {
        RequestBatcher<Integer, Integer> batcher = batcher(
                items -> {
                    List<Integer> results = negate(items);
                    if (items.contains(2)) {
                        throwUnchecked(failure);
                    }
                    return results;
                },
                new Limits(1, 10, LONG, NEVER));
        Future<Integer> first = occupyLane(batcher);
        List<Future<Integer>> others = submitInOrder(batcher, 2, 3);

        permits.release(3);

        assertThat(first).succeedsWithin(LONG).isEqualTo(-1);
        others.forEach(
                each -> assertThat(each).failsWithin(LONG).withThrowableThat().withCause(failure));
        assertThat(batcher.submit(4)).isEqualTo(-4);
    }

    @Test
    void rejectsARequestThatFindsNoFreeLaneInTime() {
        RequestBatcher<Integer, Integer> batcher = batcher(1, 10, Timeouts.scaled(Duration.ofMillis(500)));
        Future<Integer> first = occupyLane(batcher);

        assertThatThrownBy(() -> batcher.submit(2)).isInstanceOf(QueryTimeoutException.class);

        permits.release(2);
        assertThat(first).succeedsWithin(LONG);
        assertThat(batcher.submit(3)).isEqualTo(-3);
        assertThat(batches).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void failsIfTheCallerIsInterrupted() throws InterruptedException {
        RequestBatcher<Integer, Integer> batcher = batcher(1, 10, LONG);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                batcher.submit(1);
            } catch (QueryTimeoutException interrupted) {
                failure.complete(interrupted);
            }
        });

        caller.interrupt();

        assertThat(failure).succeedsWithin(LONG);
        caller.join();
    }

    @Test
    void returnsTheResultOfEachRequestUnderLoad() {
        permits.release(100_000);
        RequestBatcher<Integer, Integer> batcher = batcher(3, 7, LONG);

        List<Future<Integer>> results = IntStream.range(0, 20_000)
                .mapToObj(item -> callers.submit(() -> batcher.submit(item)))
                .toList();

        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i)).succeedsWithin(LONG).isEqualTo(-i);
        }
        assertThat(maxProcessing).hasValueLessThanOrEqualTo(3);
    }

    @Test
    void closesItsExecutor() {
        ExecutorService executor = Executors.newSingleThreadExecutor();

        new RequestBatcher<>(this::negate, new Limits(1, 10, LONG, NEVER), executor).close();

        assertThat(executor.isTerminated()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, PT1S, PT1S", "1, 0, PT1S, PT1S", "1, 1, PT0S, PT1S", "1, 1, PT1S, PT0S"})
    void rejectsLimitsThatAreNotPositive(int lanes, int maxBatchSize, Duration timeout, Duration overdueAfter) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(lanes, maxBatchSize, timeout, overdueAfter));
    }

    /** A lane is overdue if its batch does not return, for example because its connection is lost. */
    @Nested
    class WithAnOverdueLane {

        private final CountDownLatch release = new CountDownLatch(1);

        @AfterEach
        void release() {
            release.countDown();
        }

        @Test
        void processesLaterRequestsInAnotherLane() {
            RequestBatcher<Integer, Integer> batcher = batcherThatHoldsRequest1(SHORT);
            Future<Integer> held = occupyLane(batcher);

            for (int item = 2; item < 6; item++) {
                int request = item;
                assertThat(callers.submit(() -> batcher.submit(request)))
                        .succeedsWithin(LONG)
                        .isEqualTo(-request);
            }
            assertThat(held).isNotDone();

            release.countDown();
            assertThat(held).succeedsWithin(LONG).isEqualTo(-1);
        }

        @Test
        void processesRequestsThatWereAlreadyWaiting() {
            RequestBatcher<Integer, Integer> batcher = batcherThatHoldsRequest1(Duration.ofMillis(500));
            Future<Integer> held = occupyLane(batcher);

            List<Future<Integer>> waiting = submitInOrder(batcher, 2, 3);

            for (int i = 0; i < waiting.size(); i++) {
                assertThat(waiting.get(i)).succeedsWithin(LONG).isEqualTo(-2 - i);
            }
            assertThat(held).isNotDone();
        }

        @Test
        void limitsTheNumberOfLanesAlsoAfterTheyHaveReturned() {
            RequestBatcher<Integer, Integer> batcher =
                    batcher(RequestBatcherTest.this::negate, new Limits(1, 1, NEVER, SHORT));

            for (int round = 0; round < 2; round++) {
                batches.clear();
                List<Future<Integer>> requests = IntStream.range(0, 2 * MAX_LANES)
                        .mapToObj(item -> callers.submit(() -> batcher.submit(item)))
                        .toList();
                await().atMost(LONG).until(() -> batches.size() == MAX_LANES);
                await().during(SHORT.multipliedBy(10)).atMost(LONG).until(() -> batches.size() == MAX_LANES);

                permits.release(2 * MAX_LANES);

                requests.forEach(request -> assertThat(request).succeedsWithin(LONG));
                await().atMost(LONG).until(() -> processing.get() == 0);
            }
            assertThat(maxProcessing).hasValue(MAX_LANES);
        }

        private void awaitRelease() {
            try {
                release.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        private RequestBatcher<Integer, Integer> batcherThatHoldsRequest1(Duration overdueAfter) {
            return batcher(
                    items -> {
                        batches.add(items);
                        if (items.contains(1)) {
                            awaitRelease();
                        }
                        return items.stream().map(item -> -item).toList();
                    },
                    new Limits(1, 10, NEVER, overdueAfter));
        }
    }

    private RequestBatcher<Integer, Integer> batcher(int lanes, int maxBatchSize, Duration timeout) {
        return batcher(this::negate, new Limits(lanes, maxBatchSize, timeout, NEVER));
    }

    private RequestBatcher<Integer, Integer> batcher(Function<List<Integer>, List<Integer>> processor, Limits limits) {
        RequestBatcher<Integer, Integer> batcher =
                new RequestBatcher<>(processor, limits, Executors.newVirtualThreadPerTaskExecutor());
        batchers.add(batcher);
        return batcher;
    }

    private List<Integer> negate(List<Integer> items) {
        maxProcessing.accumulateAndGet(processing.incrementAndGet(), Math::max);
        batches.add(items);
        permits.acquireUninterruptibly();
        processing.decrementAndGet();
        return items.stream().map(item -> -item).toList();
    }

    /** Submits request 1, and returns when it is being processed. */
    private Future<Integer> occupyLane(RequestBatcher<Integer, Integer> batcher) {
        Future<Integer> first = callers.submit(() -> batcher.submit(1));
        await().atMost(LONG).until(() -> !batches.isEmpty());
        return first;
    }

    /** Submits each request when the one before is waiting. */
    private List<Future<Integer>> submitInOrder(RequestBatcher<Integer, Integer> batcher, Integer... items) {
        List<Future<Integer>> results = new ArrayList<>();
        for (Integer item : items) {
            CompletableFuture<Thread> caller = new CompletableFuture<>();
            results.add(callers.submit(() -> {
                caller.complete(Thread.currentThread());
                return batcher.submit(item);
            }));
            await().atMost(LONG).until(() -> caller.join().getState() == Thread.State.WAITING);
        }
        return results;
    }

    private static void throwUnchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
