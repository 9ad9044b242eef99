package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class NaturalBatchingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Integer>> batches = new CopyOnWriteArrayList<>();

    /** Each batch takes one; while there is none, those who come have to wait. */
    private final Semaphore permits = new Semaphore(0);

    @AfterEach
    void letEverybodyGo() {
        permits.release(1_000);
        callers.close();
    }

    @Test
    void doesAtOnceWhatComesAlone() {
        permits.release();

        assertThat(batching(1, 10, LONG).submit(7)).isEqualTo(-7);
        assertThat(batches).containsExactly(List.of(7));
    }

    @Test
    void doesTogetherWhatComesMeanwhile() {
        NaturalBatching<Integer, Integer> batching = batching(1, 10, LONG);
        Future<Integer> first = callers.submit(() -> batching.submit(1));
        await().until(() -> batches.size() == 1);
        List<Future<Integer>> meanwhile = submitInOrder(batching, 2, 3, 4);

        permits.release(2);

        assertThat(first).succeedsWithin(LONG).isEqualTo(-1);
        for (int i = 0; i < meanwhile.size(); i++) {
            assertThat(meanwhile.get(i)).succeedsWithin(LONG).isEqualTo(-2 - i);
        }
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void doesNoMoreThanSoManyAtOnce() {
        NaturalBatching<Integer, Integer> batching = batching(1, 2, LONG);
        Future<Integer> first = callers.submit(() -> batching.submit(1));
        await().until(() -> batches.size() == 1);
        List<Future<Integer>> meanwhile = submitInOrder(batching, 2, 3, 4);

        permits.release(3);

        assertThat(first).succeedsWithin(LONG);
        meanwhile.forEach(each -> assertThat(each).succeedsWithin(LONG));
        assertThat(batches).containsExactly(List.of(1), List.of(2, 3), List.of(4));
    }

    @Test
    void hasSeveralBatchesUnderWay() {
        NaturalBatching<Integer, Integer> batching = batching(2, 10, LONG);

        submitInOrder(batching, 1, 2);

        await().untilAsserted(() -> assertThat(batches).containsExactlyInAnyOrder(List.of(1), List.of(2)));
    }

    @Test
    void tellsAllInTheBatchThatItFailed() {
        IllegalStateException failure = new IllegalStateException("no database");
        NaturalBatching<Integer, Integer> batching = NaturalBatching.of(
                callers,
                items -> {
                    throw failure;
                },
                1,
                10,
                LONG);

        assertThatThrownBy(() -> batching.submit(1)).isSameAs(failure);
        assertThatThrownBy(() -> batching.submit(2)).isSameAs(failure);
    }

    @Test
    void sendsAwayWhoGetsNoTurn() {
        NaturalBatching<Integer, Integer> batching = batching(1, 10, Duration.ofMillis(40));
        Future<Integer> first = callers.submit(() -> batching.submit(1));
        await().until(() -> batches.size() == 1);

        assertThatThrownBy(() -> batching.submit(2)).isInstanceOf(QueryTimeoutException.class);

        permits.release(2);
        assertThat(first).succeedsWithin(LONG);
        assertThat(batching.submit(3)).isEqualTo(-3);
        assertThat(batches).containsExactly(List.of(1), List.of(3));
    }

    @Test
    void losesNobodyAndMixesNobodyUpUnderLoad() {
        permits.release(100_000);
        NaturalBatching<Integer, Integer> batching = batching(3, 7, LONG);

        List<Future<Integer>> results = IntStream.range(0, 20_000)
                .mapToObj(item -> callers.submit(() -> batching.submit(item)))
                .toList();

        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i)).succeedsWithin(LONG).isEqualTo(-i);
        }
    }

    private NaturalBatching<Integer, Integer> batching(int atOnce, int most, Duration patience) {
        return NaturalBatching.of(callers, this::negate, atOnce, most, patience);
    }

    private List<Integer> negate(List<Integer> items) {
        batches.add(items);
        permits.acquireUninterruptibly();
        return items.stream().map(item -> -item).toList();
    }

    /** One after the other: each waits before the next one comes. */
    private List<Future<Integer>> submitInOrder(NaturalBatching<Integer, Integer> batching, Integer... items) {
        List<Future<Integer>> results = new ArrayList<>();
        for (Integer item : items) {
            CountDownLatch ready = new CountDownLatch(1);
            Thread[] caller = new Thread[1];
            results.add(callers.submit(() -> {
                caller[0] = Thread.currentThread();
                ready.countDown();
                return batching.submit(item);
            }));
            awaitUninterruptibly(ready);
            await().until(() -> caller[0].getState() == Thread.State.WAITING);
        }
        return results;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new CompletionException(stop);
        }
    }
}
