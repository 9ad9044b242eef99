package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.user.application.port.out.PendingUserEvents.Backlog;
import com.campusg.user.application.port.out.PendingUserEvents.Pending;
import com.campusg.user.domain.UserEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link PendingUserEvents} does. */
public abstract class PendingUserEventsContract {

    protected abstract PendingUserEvents pending();

    /** Publishes, in a transaction that ends well. */
    protected abstract void publish(UserEvent event);

    @Test
    void hasNothingToBeginWith() {
        assertThat(oldest(10)).isEmpty();
        assertThat(pending().backlog()).isEqualTo(new Backlog(0, null));
    }

    @Test
    void keepsEachKindOfEventAsItWasPublished() {
        List<UserEvent> events = List.of(
                new UserEvent.Registered(ADA, 1, NOW),
                new UserEvent.Changed(ADA, 2, NOW),
                new UserEvent.Rated(ADA, 3, NOW),
                new UserEvent.Republished(ADA, 3, NOW),
                new UserEvent.Erased(ADA, 4, NOW));

        events.forEach(this::publish);

        assertThat(oldest(10)).extracting(Pending::event).isEqualTo(events);
    }

    @Test
    void keepsTheOrderWhateverTheClocksSay() {
        publish(new UserEvent.Registered(ADA, 1, NOW));
        publish(new UserEvent.Registered(GRACE, 1, NOW.minusSeconds(60)));
        publish(new UserEvent.Changed(ADA, 2, NOW.minusSeconds(120)));

        assertThat(oldest(2))
                .extracting(Pending::event)
                .containsExactly(
                        new UserEvent.Registered(ADA, 1, NOW),
                        new UserEvent.Registered(GRACE, 1, NOW.minusSeconds(60)));
        assertThat(pending().backlog()).isEqualTo(new Backlog(3, NOW));
    }

    @Test
    void forgetsWhatIsCompleted() {
        publish(new UserEvent.Registered(ADA, 1, NOW));
        publish(new UserEvent.Changed(ADA, 2, NOW));

        pending().alone(turn -> {
            List<Pending> first = turn.oldest(1);
            turn.complete(first);
            turn.complete(first);
        });

        assertThat(oldest(10)).extracting(Pending::event).containsExactly(new UserEvent.Changed(ADA, 2, NOW));
    }

    @Test
    void givesTheTurnToOneAtATime() {
        boolean taken = pending()
                .alone(turn -> assertThat(pending().alone(other -> {
                            throw new IllegalStateException("two at once");
                        }))
                        .isFalse());

        assertThat(taken).isTrue();
        assertThat(pending().alone(turn -> {})).isTrue();
    }

    @Test
    void givesTheTurnAgainAfterAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> pending().alone(turn -> {
                    throw new IllegalStateException("broken");
                }));

        assertThat(pending().alone(turn -> {})).isTrue();
    }

    private List<Pending> oldest(int most) {
        List<Pending> oldest = new ArrayList<>();
        assertThat(pending().alone(turn -> oldest.addAll(turn.oldest(most)))).isTrue();
        return oldest;
    }
}
