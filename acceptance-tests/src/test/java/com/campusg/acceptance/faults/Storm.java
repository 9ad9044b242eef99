package com.campusg.acceptance.faults;

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
 * Deliveries as Svix makes them: in disorder, some twice, signed anew at each attempt, 15 seconds of patience, and again
 * until they are acknowledged (though Svix waits far longer in between). Sends at a pace of its own, whether answers come
 * or not; at most so many are on their way at once.
 */
final class Storm implements AutoCloseable {

    private static final int ON_THEIR_WAY = 64;
    private static final double TWICE = 0.2;
    private static final int RETRY_MILLIS = 2000;

    private final Courier courier;
    private final Random random;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService couriers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(ON_THEIR_WAY);
    private final CountDownLatch unacknowledged;

    private record Errand(Event event, Supplier<URI> to) {}

    /**
     * Begins at once.
     *
     * @param to each delivery goes to one of these, the second one of a pair to another if there is one; asked at each
     *     attempt where that is
     */
    Storm(List<Event> events, List<? extends Supplier<URI>> to, int perSecond, Courier courier, Random random) {
        this.courier = courier;
        this.random = random;
        List<Errand> errands = new ArrayList<>();
        for (Event event : events) {
            int first = random.nextInt(to.size());
            errands.add(new Errand(event, to.get(first)));
            if (to.size() > 1 || random.nextDouble() < TWICE) {
                errands.add(new Errand(event, to.get((first + 1) % to.size())));
            }
        }
        Collections.shuffle(errands, random);
        unacknowledged = new CountDownLatch(errands.size());
        for (int i = 0; i < errands.size(); i++) {
            sendAfter(TimeUnit.SECONDS.toMicros(i) / perSecond, errands.get(i));
        }
    }

    /** How many deliveries are not acknowledged yet. */
    long left() {
        return unacknowledged.getCount();
    }

    /** Returns when each delivery is acknowledged. */
    void awaitEnd(Duration patience) {
        await().alias("All deliveries are acknowledged")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> left() == 0);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        couriers.shutdownNow();
    }

    private void sendAfter(long micros, Errand errand) {
        try {
            var ignored = clock.schedule(() -> couriers.execute(() -> run(errand)), micros, TimeUnit.MICROSECONDS);
        } catch (RejectedExecutionException closed) {
            // Nobody waits for it any more.
        }
    }

    private void run(Errand errand) {
        free.acquireUninterruptibly();
        boolean acknowledged;
        try {
            acknowledged = courier.bring(errand.event(), errand.to().get(), Instant.now());
        } finally {
            free.release();
        }
        if (acknowledged) {
            unacknowledged.countDown();
        } else {
            sendAfter(TimeUnit.MILLISECONDS.toMicros(RETRY_MILLIS + random.nextInt(RETRY_MILLIS)), errand);
        }
    }
}
