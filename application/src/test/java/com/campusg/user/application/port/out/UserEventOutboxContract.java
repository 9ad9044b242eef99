package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.campusg.user.application.port.out.UserEventOutbox.Backlog;
import com.campusg.user.application.port.out.UserEventOutbox.Pending;
import com.campusg.user.domain.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link UserEventOutbox}. */
public abstract class UserEventOutboxContract {

    protected abstract UserEventOutbox outbox();

    /** Adds the events in a transaction and commits it. */
    protected abstract void commit(List<UserEvent> events);

    @Test
    void isEmptyInitially() {
        assertThat(oldest(10)).isEmpty();
        assertThat(outbox().backlog()).isEqualTo(new Backlog(0, Optional.empty()));
    }

    @Test
    void returnsEachTypeOfEventAsItWasAdded() {
        List<UserEvent> events = List.of(
                new UserEvent.Registered(ADA, 1, NOW),
                new UserEvent.Changed(ADA, 2, NOW),
                new UserEvent.Rated(ADA, 3, NOW),
                new UserEvent.Republished(ADA, 3, NOW),
                new UserEvent.Erased(ADA, 4, NOW));

        commit(events);

        assertThat(oldest(10)).extracting(Pending::event).isEqualTo(events);
    }

    @Test
    void returnsTheOldestEventsInTheOrderInWhichTheyWereAddedWhateverTheirTimes() {
        commit(List.of(new UserEvent.Registered(ADA, 1, NOW)));
        commit(List.of(
                new UserEvent.Registered(GRACE, 1, NOW.minusSeconds(60)),
                new UserEvent.Changed(ADA, 2, NOW.minusSeconds(120))));

        assertThat(oldest(2))
                .extracting(Pending::event)
                .containsExactly(
                        new UserEvent.Registered(ADA, 1, NOW),
                        new UserEvent.Registered(GRACE, 1, NOW.minusSeconds(60)));
        assertThat(oldest(3)).extracting(Pending::position).isSorted().doesNotHaveDuplicates();
        assertThat(outbox().backlog()).isEqualTo(new Backlog(3, Optional.of(NOW)));
    }

    @Test
    void addsNothingForAnEmptyList() {
        commit(List.of());

        assertThat(outbox().backlog().events()).isZero();
    }

    @Test
    void returnsCompletedEventsNoLonger() {
        commit(List.of(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Changed(ADA, 2, NOW)));

        outbox().runIfLeader(lease -> {
            List<Pending> first = lease.oldest(1);
            lease.complete(first);
            lease.complete(first);
        });

        assertThat(oldest(10)).extracting(Pending::event).containsExactly(new UserEvent.Changed(ADA, 2, NOW));
    }

    @Test
    void returnsEventsThatWereNotCompletedAgain() {
        commit(List.of(new UserEvent.Registered(ADA, 1, NOW)));

        assertThat(oldest(1)).isEqualTo(oldest(1)).hasSize(1);
    }

    @Test
    void hasOneLeaderAtATime() {
        boolean leader = outbox().runIfLeader(lease -> assertThat(outbox().runIfLeader(other -> {
                    throw new IllegalStateException("There are two leaders");
                }))
                .isFalse());

        assertThat(leader).isTrue();
        assertThat(outbox().runIfLeader(lease -> {})).isTrue();
    }

    @Test
    void hasAnotherLeaderAfterAFailure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox().runIfLeader(lease -> {
                    throw new IllegalStateException("The task fails");
                }));

        assertThat(outbox().runIfLeader(lease -> {})).isTrue();
    }

    private List<Pending> oldest(int limit) {
        List<Pending> oldest = new ArrayList<>();
        assertThat(outbox().runIfLeader(lease -> oldest.addAll(lease.oldest(limit))))
                .isTrue();
        return oldest;
    }
}
