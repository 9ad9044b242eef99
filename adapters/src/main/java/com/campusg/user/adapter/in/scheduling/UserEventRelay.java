package com.campusg.user.adapter.in.scheduling;

import com.campusg.user.application.port.in.RelayUserEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Runs the relay of user events while the service runs. The leader polls the outbox: a notification of PostgreSQL would need a
 * session, which a connection pooler in transaction mode does not have.
 */
final class UserEventRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UserEventRelay.class);

    /** Determines the latency from a commit to the topic. A longer interval publishes more events in one transaction. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    /** The interval while no events are added, which limits the CPU time of an idle service. */
    private static final Duration IDLE_POLL_INTERVAL = Duration.ofMillis(200);

    /** The time without events after which the relay is idle. */
    private static final Duration IDLE_AFTER = Duration.ofSeconds(2);

    /** The interval after a failure, and while another instance is the leader. */
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

    /** Longer than the relay waits for the broker; it stops after the batch that it publishes. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(12);

    private final RelayUserEvents relayUserEvents;
    private final Counter failures;
    private long lastEventAt = System.nanoTime();
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;

    UserEventRelay(RelayUserEvents relayUserEvents, MeterRegistry meters) {
        this.relayUserEvents = relayUserEvents;
        this.failures = Counter.builder("campusg.user.events.failures")
                .description("Failed attempts to publish user events, which are repeated")
                .register(meters);
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        thread = Thread.ofVirtual().name("user-event-relay").start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
        Thread relay = thread;
        if (relay == null) {
            return;
        }
        try {
            if (!relay.join(SHUTDOWN_TIMEOUT)) {
                relay.interrupt();
            }
        } catch (InterruptedException interrupted) {
            relay.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    private void run() {
        boolean failing = false;
        while (isRunning()) {
            try {
                relayUserEvents.relay(this::awaitNext);
                if (failing) {
                    LOG.info("User events are published again");
                }
                failing = false;
            } catch (RuntimeException failure) {
                failures.increment();
                if (!failing) {
                    LOG.warn(
                            "User events cannot be published and stay pending: {}; {}",
                            failure.getMessage(),
                            NestedExceptionUtils.getMostSpecificCause(failure).toString());
                }
                LOG.debug("User events stay pending", failure);
                failing = true;
            }
            await(RETRY_INTERVAL);
        }
    }

    private boolean awaitNext(int events) {
        if (events == RelayUserEvents.BATCH_SIZE) {
            return isRunning();
        }
        long now = System.nanoTime();
        if (events > 0) {
            lastEventAt = now;
        }
        return await(now - lastEventAt < IDLE_AFTER.toNanos() ? POLL_INTERVAL : IDLE_POLL_INTERVAL);
    }

    /** Returns whether to continue after the interval. */
    private boolean await(Duration interval) {
        try {
            return !stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
            return false;
        }
    }
}
