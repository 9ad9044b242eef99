package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.snapshotUpdatedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.user.application.port.in.RelayUserEvents;
import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.InMemoryUserTopic;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.application.port.out.TopicUnavailableException;
import com.campusg.user.application.port.out.UserEventOutbox.Backlog;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayUserEventsServiceTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Backlog EMPTY = new Backlog(0, Optional.empty());

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryUserEventOutbox outbox = new InMemoryUserEventOutbox();
    private final InMemoryUserTopic topic = new InMemoryUserTopic();
    private final ChangeUsersService changeUsers =
            new ChangeUsersService(users, new SequentialUserIds(), outbox, List.of(), CLOCK);
    private final RateUserService rateUser = new RateUserService(users, outbox, CLOCK);
    private final RelayUserEventsService service = new RelayUserEventsService(outbox, users, topic);

    @Test
    void publishesEventsInOrderEachWithTheCurrentStateOfTheUser() {
        signUp();
        rate();

        assertThat(relay()).isTrue();

        User ada = users.find(ADA).orElseThrow();
        assertThat(topic.messages())
                .containsExactly(
                        new UserMessage.Upserted(new UserEvent.Registered(ADA, 1, NOW), ada),
                        new UserMessage.Upserted(new UserEvent.Rated(ADA, 2, NOW), ada));
        assertThat(outbox.backlog()).isEqualTo(EMPTY);
    }

    @Test
    void publishesUntilTheCallerStopsIt() {
        signUp();
        Iterator<Runnable> meanwhile =
                List.<Runnable>of(this::rate, () -> {}, this::rate).iterator();

        service.relay(events -> {
            boolean more = meanwhile.hasNext();
            if (more) {
                meanwhile.next().run();
            }
            return more;
        });

        assertThat(topic.messages())
                .extracting(message -> message.event().version())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void waitsForTheFirstEvent() {
        Iterator<Runnable> meanwhile = List.<Runnable>of(() -> {}, this::signUp).iterator();

        service.relay(events -> {
            boolean more = meanwhile.hasNext();
            if (more) {
                meanwhile.next().run();
            }
            return more;
        });

        assertThat(topic.messages())
                .extracting(message -> message.event().version())
                .containsExactly(1L);
    }

    @Test
    void publishesOnlyTheTombstoneOfADeletedUser() {
        signUp();
        rate();
        delete();

        relay();

        assertThat(topic.messages()).containsExactly(new UserMessage.Tombstone(new UserEvent.Erased(ADA, 3, NOW)));
        assertThat(outbox.backlog()).isEqualTo(EMPTY);
    }

    @Test
    void publishesTheTombstoneOfAUserThatWasNeverPublished() {
        delete();

        relay();

        assertThat(topic.messages()).containsExactly(new UserMessage.Tombstone(new UserEvent.Erased(ADA, 1, NOW)));
    }

    @Test
    void keepsEventsWhileTheTopicIsUnavailable() {
        signUp();
        topic.becomeUnavailable();
        assertThatExceptionOfType(TopicUnavailableException.class).isThrownBy(this::relay);
        rate();
        assertThat(outbox.backlog().events()).isEqualTo(2);

        topic.recover();
        relay();

        assertThat(topic.messages())
                .extracting(UserMessage::event)
                .containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Rated(ADA, 2, NOW));
    }

    @Test
    void publishesEventsAgainThatWereNotAcknowledged() {
        signUp();
        topic.loseAcknowledgements();
        assertThatExceptionOfType(TopicUnavailableException.class).isThrownBy(this::relay);
        rate();

        topic.recover();
        relay();

        assertThat(topic.messages())
                .extracting(UserMessage::event)
                .containsExactly(
                        new UserEvent.Registered(ADA, 1, NOW),
                        new UserEvent.Registered(ADA, 1, NOW),
                        new UserEvent.Rated(ADA, 2, NOW));
    }

    @Test
    void publishesMoreEventsThanOneBatchHolds() {
        int many = 2 * RelayUserEvents.BATCH_SIZE + 1;
        changeUsers(many);

        relay();

        assertThat(topic.messages()).hasSize(many);
        assertThat(outbox.backlog()).isEqualTo(EMPTY);
    }

    @Test
    void stopsAfterAFullBatchAlthoughMoreEventsArePending() {
        changeUsers(2 * RelayUserEvents.BATCH_SIZE);
        List<Integer> batches = new ArrayList<>();

        service.relay(events -> {
            batches.add(events);
            return false;
        });

        assertThat(batches).containsExactly(RelayUserEvents.BATCH_SIZE);
        assertThat(topic.messages()).hasSize(RelayUserEvents.BATCH_SIZE);
        assertThat(outbox.backlog().events()).isEqualTo(RelayUserEvents.BATCH_SIZE);
    }

    @Test
    void publishesNothingIfAnotherInstanceIsTheLeader() {
        signUp();

        outbox.runIfLeader(lease -> assertThat(relay()).isFalse());

        assertThat(topic.messages()).isEmpty();
    }

    private boolean relay() {
        return service.relay(events -> events == RelayUserEvents.BATCH_SIZE);
    }

    private void signUp() {
        change(List.of(new UserChange.Updated(snapshotUpdatedAt(NOW.minusSeconds(60)))));
    }

    private void changeUsers(int number) {
        change(IntStream.range(0, number)
                .mapToObj(i -> new ClerkUserId("user_" + i))
                .<UserChange>map(id -> new UserChange.Updated(snapshotOf(id, Profile.blank())))
                .toList());
    }

    private void rate() {
        User ada = users.lockAll(Set.of(ADA)).getFirst();
        rateUser.rate(ada, Role.RUNNER, new Stars(4));
        users.endTransaction();
    }

    private void delete() {
        change(List.of(new UserChange.Deleted(ADA)));
    }

    private void change(List<UserChange> changes) {
        changeUsers.change(changes);
        users.endTransaction();
    }
}
