package com.campusg.user.adapter.in.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.out.UserEventOutbox;
import com.campusg.user.application.port.out.UserEventOutbox.Backlog;
import com.campusg.user.domain.UserEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserEventMetricsTest {

    private static final Backlog SEVEN_EVENTS = new Backlog(7, Optional.of(Instant.EPOCH.plusSeconds(90)));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.EPOCH.plusSeconds(100);
    private Supplier<Backlog> backlog = () -> SEVEN_EVENTS;
    private int queries;

    @BeforeEach
    void bind() {
        new UserEventMetrics(new StubOutbox(), () -> now).bindTo(meters);
    }

    @Test
    void showTheNumberAndTheAgeOfPendingEvents() {
        assertThat(gauge("campusg.user.events.pending")).isEqualTo(7);
        assertThat(gauge("campusg.user.events.age")).isEqualTo(10);
    }

    @Test
    void areZeroWithoutPendingEvents() {
        backlog = () -> new Backlog(0, Optional.empty());

        assertThat(gauge("campusg.user.events.pending")).isZero();
        assertThat(gauge("campusg.user.events.age")).isZero();
    }

    @Test
    void showNoNegativeAge() {
        now = Instant.EPOCH.plusSeconds(80);

        assertThat(gauge("campusg.user.events.age")).isZero();
    }

    @Test
    void areNanWhileTheDatabaseIsUnavailable() {
        backlog = () -> {
            throw new IllegalStateException("The database is unavailable");
        };
        assertThat(gauge("campusg.user.events.pending")).isNaN();
        assertThat(gauge("campusg.user.events.age")).isNaN();

        backlog = () -> SEVEN_EVENTS;
        now = now.plusSeconds(6);

        assertThat(gauge("campusg.user.events.pending")).isEqualTo(7);
    }

    @Test
    void useOneQueryForAllGaugesOfAScrape() {
        gauge("campusg.user.events.pending");
        gauge("campusg.user.events.age");

        assertThat(queries).isOne();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private final class StubOutbox implements UserEventOutbox {

        @Override
        public void add(List<UserEvent> events) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean runIfLeader(Consumer<Lease> task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Backlog backlog() {
            queries++;
            return backlog.get();
        }
    }
}
