package com.campusg.user.adapter.in.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.testing.Timeouts;
import com.campusg.user.application.port.in.RelayUserEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

class UserEventRelayTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();

    /** A leader that publishes nothing, and counts how often it is told to look for events. */
    private RelayUserEvents relay = pace -> {
        calls.incrementAndGet();
        while (pace.awaitNext(0)) {
            rounds.incrementAndGet();
        }
        ended.set(true);
        return true;
    };

    private final UserEventRelay lifecycle = new UserEventRelay(pace -> relay.relay(pace), meters);

    @AfterEach
    void stop() {
        lifecycle.stop();
    }

    @Test
    void runsWhileTheServiceRuns() {
        assertThat(lifecycle.isRunning()).isFalse();

        lifecycle.start();

        assertThat(lifecycle.isRunning()).isTrue();
        await().atMost(Timeouts.DEFAULT).until(() -> calls.get() == 1);

        lifecycle.stop();

        assertThat(lifecycle.isRunning()).isFalse();
        assertThat(ended).isTrue();
        assertThat(calls).hasValue(1);
    }

    @Test
    void startsByItself() {
        assertThat(lifecycle).isInstanceOf(SmartLifecycle.class);
        assertThat(lifecycle.isAutoStartup()).isTrue();
    }

    @Test
    void looksForEventsAtIntervals() {
        lifecycle.start();

        await().atMost(Timeouts.DEFAULT).until(() -> rounds.get() >= 2);
    }

    @Test
    void stopsWhileEventsArePending() {
        relay = pace -> {
            while (pace.awaitNext(RelayUserEvents.BATCH_SIZE)) {
                rounds.incrementAndGet();
            }
            ended.set(true);
            return true;
        };
        lifecycle.start();
        await().atMost(Timeouts.DEFAULT).until(() -> rounds.get() >= 2);

        lifecycle.stop();

        assertThat(ended).isTrue();
    }

    @Test
    void triesAgainIfAnotherInstanceIsTheLeader() {
        relay = pace -> {
            calls.incrementAndGet();
            return false;
        };

        lifecycle.start();

        await().atMost(Timeouts.DEFAULT).until(() -> calls.get() >= 2);
        assertThat(meters.get("campusg.user.events.failures").counter().count()).isZero();
    }

    @Test
    void countsFailuresAndTriesAgain() {
        relay = pace -> {
            calls.incrementAndGet();
            throw new IllegalStateException("The topic is unavailable");
        };

        lifecycle.start();

        await().atMost(Timeouts.DEFAULT).until(() -> calls.get() >= 2);
        assertThat(meters.get("campusg.user.events.failures").counter().count()).isGreaterThanOrEqualTo(1);
    }
}
