package com.campusg.user;

import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.domain.UserEvent;
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
 * Relays user events for as long as the service runs: at once what happens here, and within a second what happens at other
 * instances or was left by one that is gone.
 */
final class UserEventRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UserEventRelay.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Longer than the broker is waited for. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(12);

    private final RelayUserEvents relayUserEvents;
    private final UserEventMetrics metrics;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    UserEventRelay(RelayUserEvents relayUserEvents, UserEventMetrics metrics) {
        this.relayUserEvents = relayUserEvents;
        this.metrics = metrics;
    }

    @TransactionalEventListener
    void on(UserEvent committed) {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("user-events").start(this::relay);
    }

    @Override
    public void stop() {
        running = false;
        news.release();
        Thread relaying = thread;
        if (relaying == null) {
            return;
        }
        try {
            if (!relaying.join(LAST_WORDS)) {
                relaying.interrupt();
            }
        } catch (InterruptedException hurry) {
            relaying.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void relay() {
        boolean failing = false;
        while (running) {
            try {
                relayUserEvents.relay(this::awaitNews);
                if (failing) {
                    LOG.info("User events are told again");
                }
                failing = false;
            } catch (RuntimeException failure) {
                metrics.countFailure();
                if (!failing) {
                    LOG.warn(
                            "User events cannot be told, and wait: {}; {}",
                            failure.getMessage(),
                            NestedExceptionUtils.getMostSpecificCause(failure).toString());
                }
                LOG.debug("User events wait", failure);
                failing = true;
            }
            pause();
        }
    }

    /** Whether to look again: after news of this instance, or a while. */
    private boolean awaitNews() {
        try {
            if (news.tryAcquire(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            running = false;
        }
        return running;
    }

    /** News does not shorten it: who has not got the turn, or no broker, need not try for each of them. */
    private void pause() {
        try {
            if (running) {
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException stop) {
            running = false;
        }
    }
}
