package com.campusg.persistence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.dao.QueryTimeoutException;

/**
 * Combines concurrent requests into batches. No request waits for others to arrive: if a lane is free, a request is processed
 * at once, if need be alone; requests that arrive while all lanes are busy form the next batch. Batches are therefore small
 * at low load and large at high load.
 *
 * <p>A request is processed after it was submitted, so a read never returns a state older than the submission.
 *
 * @param <T> the request
 * @param <R> the result of a request
 */
public final class RequestBatcher<T, R> implements AutoCloseable {

    private static final int POLLS_PER_TIMEOUT = 8;
    private static final int MAX_OVERDUE_LANES = 8;

    private final Function<List<T>, List<R>> processor;
    private final Limits limits;
    private final ExecutorService executor;
    private final Semaphore freeLanes;
    private final Queue<Request<T, R>> queue = new ConcurrentLinkedQueue<>();
    private final Set<Lane> busyLanes = ConcurrentHashMap.newKeySet();
    private final Thread monitor;

    /**
     * Creates a batcher.
     *
     * @param processor returns the results in the order of the requests; an exception fails all requests of the batch. Its
     *     own time limit is its own concern
     * @param executor runs the lanes; closed with this batcher
     */
    public RequestBatcher(Function<List<T>, List<R>> processor, Limits limits, ExecutorService executor) {
        this.processor = processor;
        this.limits = limits;
        this.executor = executor;
        this.freeLanes = new Semaphore(limits.lanes());
        this.monitor = Thread.ofVirtual().name("request-batcher-monitor").start(this::monitor);
    }

    /**
     * Processes a request in a batch and returns its result.
     *
     * @throws QueryTimeoutException if no lane was free in time; the request was then not processed
     */
    public R submit(T item) {
        Request<T, R> request = new Request<>(item, System.nanoTime(), new CompletableFuture<>());
        queue.add(request);
        openLane();
        return request.await();
    }

    @Override
    public void close() {
        monitor.interrupt();
        executor.close();
    }

    private void openLane() {
        if (freeLanes.tryAcquire()) {
            executor.execute(new Lane());
        }
    }

    private List<Request<T, R>> nextBatch() {
        List<Request<T, R>> batch = new ArrayList<>();
        while (batch.size() < limits.maxBatchSize()) {
            Request<T, R> request = queue.poll();
            if (request == null) {
                break;
            }
            batch.add(request);
        }
        return batch;
    }

    private void process(List<Request<T, R>> batch) {
        try {
            List<R> results = processor.apply(batch.stream().map(Request::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            batch.forEach(request -> request.result().completeExceptionally(failure));
        }
    }

    /** One thread instead of a timer per request, which would cost about as much as the batch saves. */
    private void monitor() {
        Duration interval = limits.interval();
        try {
            while (true) {
                Thread.sleep(interval);
                replaceOverdueLanes();
                rejectExpiredRequests();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** A lane whose database connection is lost must not hold up the requests of the other connections. */
    private void replaceOverdueLanes() {
        long overdue = busyLanes.stream().filter(lane -> !lane.ownsPermit.get()).count();
        for (Lane lane : busyLanes) {
            if (overdue < MAX_OVERDUE_LANES && lane.isOverdue() && lane.ownsPermit.compareAndSet(true, false)) {
                overdue++;
                freeLanes.release();
                if (!queue.isEmpty()) {
                    openLane();
                }
            }
        }
    }

    private void rejectExpiredRequests() {
        for (Request<T, R> first = queue.peek();
                first != null
                        && System.nanoTime() - first.submittedAt()
                                > limits.timeout().toNanos();
                first = queue.peek()) {
            if (queue.remove(first)) {
                first.result()
                        .completeExceptionally(new QueryTimeoutException("Not processed within " + limits.timeout()));
            }
        }
    }

    /** Processes batches until the queue is empty. */
    private final class Lane implements Runnable {

        private final AtomicBoolean ownsPermit = new AtomicBoolean(true);
        private volatile long batchStartedAt = System.nanoTime();

        @Override
        public void run() {
            busyLanes.add(this);
            try {
                List<Request<T, R>> batch = nextBatch();
                while (!batch.isEmpty()) {
                    process(batch);
                    batchStartedAt = System.nanoTime();
                    // A lane that was replaced ends with its batch.
                    batch = ownsPermit.get() ? nextBatch() : List.of();
                }
            } finally {
                busyLanes.remove(this);
                if (ownsPermit.compareAndSet(true, false)) {
                    freeLanes.release();
                }
                // A request that found no free lane relies on this.
                if (!queue.isEmpty()) {
                    openLane();
                }
            }
        }

        boolean isOverdue() {
            return System.nanoTime() - batchStartedAt > limits.overdueAfter().toNanos();
        }
    }

    /**
     * The limits of a batcher.
     *
     * @param lanes the number of batches that are processed concurrently, at least 1
     * @param maxBatchSize the maximum number of requests in a batch, at least 1
     * @param timeout how long a request waits for a lane
     * @param overdueAfter after this time a lane is replaced by another one, up to a fixed number; longer than any batch
     *     takes for a batcher that must keep its number of lanes
     */
    public record Limits(int lanes, int maxBatchSize, Duration timeout, Duration overdueAfter) {

        public Limits {
            if (lanes < 1 || maxBatchSize < 1 || !timeout.isPositive() || !overdueAfter.isPositive()) {
                throw new IllegalArgumentException("Limits are positive");
            }
        }

        private Duration interval() {
            Duration forTimeout = timeout.dividedBy(POLLS_PER_TIMEOUT);
            Duration forLanes = overdueAfter.dividedBy(2);
            return forTimeout.compareTo(forLanes) < 0 ? forTimeout : forLanes;
        }
    }

    private record Request<T, R>(T item, long submittedAt, CompletableFuture<R> result) {

        R await() {
            try {
                return result.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                // A processor throws unchecked exceptions only.
                throw (RuntimeException) failed.getCause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new QueryTimeoutException("Interrupted while waiting", interrupted);
            }
        }
    }
}
