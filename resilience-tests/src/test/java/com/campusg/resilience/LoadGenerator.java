package com.campusg.resilience;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends deliveries as Svix does: out of order, some of them twice, signed again for each attempt, and repeated until they are
 * acknowledged, though with shorter delays than those of Svix. The rate does not depend on the responses. The number of
 * concurrent requests is limited.
 */
final class LoadGenerator implements AutoCloseable {

    private static final int MAX_CONCURRENCY = 64;
    private static final double DUPLICATE_RATIO = 0.2;
    private static final int RETRY_MILLIS = 2000;

    private final DeliverySender sender;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(MAX_CONCURRENCY);
    private final CountDownLatch unacknowledged;

    private record Task(WebhookEvent event, Supplier<URI> to) {}

    /**
     * Starts sending.
     *
     * @param to targets of deliveries. A duplicate is sent to another target if there is one. The address of a target is read
     *     for each attempt.
     */
    LoadGenerator(
            List<WebhookEvent> events,
            List<? extends Supplier<URI>> to,
            int perSecond,
            DeliverySender sender,
            Random random) {
        this.sender = sender;
        this.random = random;
        List<Task> tasks = new ArrayList<>();
        for (WebhookEvent event : events) {
            int first = random.nextInt(to.size());
            tasks.add(new Task(event, to.get(first)));
            if (to.size() > 1 || random.nextDouble() < DUPLICATE_RATIO) {
                tasks.add(new Task(event, to.get((first + 1) % to.size())));
            }
        }
        Collections.shuffle(tasks, random);
        unacknowledged = new CountDownLatch(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            sendAfter(TimeUnit.SECONDS.toMicros(i) / perSecond, tasks.get(i));
        }
    }

    /** Number of deliveries that are not acknowledged yet. */
    long unacknowledgedCount() {
        return unacknowledged.getCount();
    }

    /** Waits until all deliveries are acknowledged. */
    void awaitEnd(Duration timeout) {
        await().alias("All deliveries are acknowledged")
                .atMost(timeout)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> unacknowledgedCount() == 0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        senders.shutdownNow();
    }

    private void sendAfter(long micros, Task task) {
        try {
            var ignored = clock.schedule(() -> senders.execute(() -> run(task)), micros, TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException closed) {
            // The generator was closed.
        }
    }

    private void run(Task task) {
        free.acquireUninterruptibly();
        boolean acknowledged;
        try {
            acknowledged = sender.send(task.event(), task.to().get(), Instant.now());
        } finally {
            free.release();
        }
        if (acknowledged) {
            unacknowledged.countDown();
        } else {
            sendAfter(TimeUnit.MILLISECONDS.toMicros(RETRY_MILLIS + random.nextInt(RETRY_MILLIS)), task);
        }
    }
}
