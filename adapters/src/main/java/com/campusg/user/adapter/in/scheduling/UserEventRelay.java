package com.campusg.user.adapter.in.scheduling;

import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.domain.UserEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Runs the relay of user events while the service runs. Events of this instance are published after their commit; events of
 * other instances within a second.
 */
final class UserEventRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UserEventRelay.class);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /** Longer than the relay waits for the broker. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(12);

    private final RelayUserEvents relayUserEvents;
    private final Counter failures;
    private final Semaphore committed = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    UserEventRelay(RelayUserEvents relayUserEvents, MeterRegistry meters) {
        this.relayUserEvents = relayUserEvents;
        this.failures = Counter.builder("campusg.user.events.failures")
                .description("Failed attempts to publish user events, which are repeated")
                .register(meters);
    }

    @TransactionalEventListener
    void on(UserEvent event) {
        committed.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("user-event-relay").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        committed.release();
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
        return running;
    }

    private void run() {
        boolean failing = false;
        while (running) {
            try {
                relayUserEvents.relay(this::awaitEvents);
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
            pause();
        }
    }

    /** Waits for a commit of this instance, or for the poll interval; returns whether to continue. */
    private boolean awaitEvents() {
        try {
            if (committed.tryAcquire(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                committed.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
        }
        return running;
    }

    /** After a failure, or while another instance is the leader, commits do not shorten the wait. */
    private void pause() {
        try {
            if (running) {
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException interrupted) {
            running = false;
        }
    }
}
