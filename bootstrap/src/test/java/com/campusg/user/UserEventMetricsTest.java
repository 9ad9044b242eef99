package com.campusg.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.user.application.port.out.PendingUserEvents;
import com.campusg.user.application.port.out.PendingUserEvents.Backlog;
import com.campusg.user.application.port.out.TopicUnavailableException;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.application.port.out.UserTopic;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class UserEventMetricsTest {

    private static final UserMessage GONE =
            new UserMessage.Gone(new UserEvent.Erased(new ClerkUserId("user_ada"), 3, Instant.EPOCH));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.EPOCH.plusSeconds(100);
    private Supplier<Backlog> backlog = () -> new Backlog(7, Instant.EPOCH.plusSeconds(90));
    private final UserEventMetrics metrics = new UserEventMetrics(new Waiting(), meters, () -> now);

    @Test
    void showHowMuchWaitsAndForHowLong() {
        assertThat(gauge("campusg.user.events.pending")).isEqualTo(7);
        assertThat(gauge("campusg.user.events.age")).isEqualTo(10);
    }

    @Test
    void areZeroWhereNothingWaits() {
        backlog = () -> new Backlog(0, null);

        assertThat(gauge("campusg.user.events.pending")).isZero();
        assertThat(gauge("campusg.user.events.age")).isZero();
    }

    @Test
    void areNotANumberWithoutADatabaseAndComeBackWithIt() {
        Supplier<Backlog> there = backlog;
        backlog = () -> {
            throw new IllegalStateException("no database");
        };
        assertThat(gauge("campusg.user.events.pending")).isNaN();
        assertThat(gauge("campusg.user.events.age")).isNaN();

        backlog = there;
        now = now.plusSeconds(6);

        assertThat(gauge("campusg.user.events.pending")).isEqualTo(7);
    }

    @Test
    void countWhatIsToldByType() {
        try (UserTopic.Writer writer = metrics.counting(() -> new Told(false)).open()) {
            writer.write(List.of(GONE, GONE));
        }

        assertThat(meters.get("campusg.user.events.published")
                        .tag("type", "erased")
                        .counter()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void doNotCountWhatIsNotCertain() {
        try (UserTopic.Writer writer = metrics.counting(() -> new Told(true)).open()) {
            assertThatThrownBy(() -> writer.write(List.of(GONE))).isInstanceOf(TopicUnavailableException.class);
        }
        metrics.countFailure();

        assertThat(meters.find("campusg.user.events.published").counter()).isNull();
        assertThat(meters.get("campusg.user.events.failures").counter().count()).isOne();
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    private record Told(boolean away) implements UserTopic.Writer {

        @Override
        public void write(List<UserMessage> messages) {
            if (away) {
                throw new TopicUnavailableException("away", null);
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    private final class Waiting implements PendingUserEvents {

        @Override
        public boolean alone(Consumer<Turn> caller) {
            return false;
        }

        @Override
        public Backlog backlog() {
            return backlog.get();
        }
    }
}
