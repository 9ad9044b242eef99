package com.campusg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.dao.QueryTimeoutException;

/**
 * Lets callers who come at the same time share one trip to the database. Nobody waits for company: who finds a turn free
 * goes at once, if need be alone; who comes meanwhile goes next, together with all who came meanwhile. So there is a
 * trip for each caller while there are few of them, and one for dozens while there are many.
 *
 * <p>The work for an item begins after the item was submitted: what it reads is never older than that.
 *
 * @param <T> what each caller brings
 * @param <R> what each caller gets
 */
public final class NaturalBatching<T, R> {

    /** How much longer than its patience a caller may wait for a turn: a part of it. */
    private static final int LOOKS = 8;

    private final Function<List<T>, List<R>> work;
    private final int most;
    private final Duration patience;
    private final Semaphore turns;
    private final Executor workers;
    private final Queue<Waiting<T, R>> waiting = new ConcurrentLinkedQueue<>();

    private NaturalBatching(
            Executor workers, Function<List<T>, List<R>> work, int atOnce, int most, Duration patience) {
        this.work = work;
        this.most = most;
        this.patience = patience;
        this.turns = new Semaphore(atOnce);
        this.workers = workers;
    }

    /**
     * Begins to wait for callers.
     *
     * @param workers run the batches, each for as long as somebody waits
     * @param work gives the results in the order of the items; what it throws is thrown at all who are in the batch, and
     *     how long it takes is its own concern
     * @param atOnce how many batches may be under way
     * @param most how many items may be in one
     * @param patience how long a caller waits for a turn
     */
    public static <T, R> NaturalBatching<T, R> of(
            Executor workers, Function<List<T>, List<R>> work, int atOnce, int most, Duration patience) {
        NaturalBatching<T, R> batching = new NaturalBatching<>(workers, work, atOnce, most, patience);
        Thread.ofVirtual().name("patience").start(batching::sendAwayWhoWaitTooLong);
        return batching;
    }

    /**
     * Waits for the result of this item.
     *
     * @throws QueryTimeoutException if there is no turn while patience lasts; then nothing was done
     */
    public R submit(T item) {
        Waiting<T, R> caller = new Waiting<>(item, System.nanoTime(), new CompletableFuture<>());
        waiting.add(caller);
        if (turns.tryAcquire()) {
            workers.execute(this::takeTurn);
        }
        return caller.await();
    }

    /** Whoever found no turn free relies on this: that who gives one back looks once more whether somebody waits. */
    private void takeTurn() {
        do {
            try {
                for (List<Waiting<T, R>> batch = next(); !batch.isEmpty(); batch = next()) {
                    doTogether(batch);
                }
            } finally {
                turns.release();
            }
        } while (!waiting.isEmpty() && turns.tryAcquire());
    }

    private List<Waiting<T, R>> next() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        while (batch.size() < most) {
            Waiting<T, R> caller = waiting.poll();
            if (caller == null) {
                break;
            }
            batch.add(caller);
        }
        return batch;
    }

    private void doTogether(List<Waiting<T, R>> batch) {
        try {
            List<R> results = work.apply(batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            batch.forEach(caller -> caller.result().completeExceptionally(failure));
        }
    }

    /** From beside, because an alarm for each caller costs about as much as all that they share. */
    private void sendAwayWhoWaitTooLong() {
        try {
            while (true) {
                Thread.sleep(patience.dividedBy(LOOKS));
                for (Waiting<T, R> first = waiting.peek();
                        first != null && System.nanoTime() - first.since() > patience.toNanos();
                        first = waiting.peek()) {
                    if (waiting.remove(first)) {
                        first.result().completeExceptionally(new QueryTimeoutException("No turn within " + patience));
                    }
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private record Waiting<T, R>(T item, long since, CompletableFuture<R> result) {

        R await() {
            try {
                return result.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                // Work fails with nothing else.
                throw (RuntimeException) failed.getCause();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new QueryTimeoutException("Stopped while waiting", stop);
            }
        }
    }
}
