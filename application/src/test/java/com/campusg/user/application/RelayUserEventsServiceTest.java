package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.snapshotUpdatedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.user.application.port.out.InMemoryPendingUserEvents;
import com.campusg.user.application.port.out.InMemoryUserTopic;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.PendingUserEvents.Backlog;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.application.port.out.TopicUnavailableException;
import com.campusg.user.application.port.out.UserMessage;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayUserEventsServiceTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryPendingUserEvents events = new InMemoryPendingUserEvents();
    private final InMemoryUserTopic topic = new InMemoryUserTopic();
    private final SyncUserService syncUser = new SyncUserService(users, new SequentialUserIds(), events, CLOCK);
    private final RateUserService rateUser = new RateUserService(users, events, CLOCK);
    private final RemoveUserService removeUser = new RemoveUserService(users, new SequentialUserIds(), events, CLOCK);
    private final RelayUserEventsService service = new RelayUserEventsService(events, users, topic);

    @Test
    void tellsWhatHappenedInOrderAndEachTimeHowTheUserIsNow() {
        signUp();
        rate();

        assertThat(relay()).isTrue();

        User ada = user();
        assertThat(topic.messages())
                .containsExactly(
                        new UserMessage.Told(new UserEvent.Registered(ADA, 1, NOW), ada),
                        new UserMessage.Told(new UserEvent.Rated(ADA, 2, NOW), ada));
        assertThat(events.backlog()).isEqualTo(new Backlog(0, null));
    }

    @Test
    void goesOnForAsLongAsItIsWanted() {
        signUp();
        Iterator<Runnable> meanwhile =
                List.<Runnable>of(this::rate, () -> {}, this::rate).iterator();

        service.relay(() -> {
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
    void saysNothingOfWhoIsGoneButThatTheyAre() {
        signUp();
        rate();
        remove();

        relay();

        assertThat(topic.messages()).containsExactly(new UserMessage.Gone(new UserEvent.Erased(ADA, 3, NOW)));
        assertThat(events.backlog()).isEqualTo(new Backlog(0, null));
    }

    @Test
    void saysThatSomebodyIsGoneOfWhomNobodyHeard() {
        remove();

        relay();

        assertThat(topic.messages()).containsExactly(new UserMessage.Gone(new UserEvent.Erased(ADA, 1, NOW)));
    }

    @Test
    void losesNothingWhileTheTopicIsAway() {
        signUp();
        topic.goAway();
        assertThatExceptionOfType(TopicUnavailableException.class).isThrownBy(this::relay);
        rate();
        assertThat(events.backlog().events()).isEqualTo(2);

        topic.comeBack();
        relay();

        assertThat(topic.messages())
                .extracting(UserMessage::event)
                .containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Rated(ADA, 2, NOW));
    }

    @Test
    void repeatsWhatNobodyAcknowledged() {
        signUp();
        topic.fallSilent();
        assertThatExceptionOfType(TopicUnavailableException.class).isThrownBy(this::relay);
        rate();

        topic.comeBack();
        relay();

        assertThat(topic.messages())
                .extracting(UserMessage::event)
                .containsExactly(
                        new UserEvent.Registered(ADA, 1, NOW),
                        new UserEvent.Registered(ADA, 1, NOW),
                        new UserEvent.Rated(ADA, 2, NOW));
    }

    @Test
    void tellsMoreThanIsReadAtOnce() {
        int many = 2 * RelayUserEventsService.AT_ONCE + 1;
        IntStream.range(0, many)
                .mapToObj(number -> new ClerkUserId("user_" + number))
                .forEach(id -> sync(snapshotOf(id, Profile.blank())));

        relay();

        assertThat(topic.messages()).hasSize(many);
    }

    @Test
    void leavesItToWhoeverDoesItAlready() {
        signUp();

        events.alone(turn -> assertThat(relay()).isFalse());

        assertThat(topic.messages()).isEmpty();
    }

    private boolean relay() {
        return service.relay(() -> false);
    }

    private void signUp() {
        sync(snapshotUpdatedAt(NOW.minusSeconds(60)));
        assertThat(user().profile()).isEqualTo(profileNamed("Ada"));
    }

    private void sync(Snapshot snapshot) {
        syncUser.sync(snapshot);
        users.endTransaction();
    }

    private void rate() {
        rateUser.rate(ADA, Role.RUNNER, new Stars(4));
        users.endTransaction();
    }

    private void remove() {
        removeUser.remove(ADA);
        users.endTransaction();
    }

    private User user() {
        return users.findByClerkUserId(ADA).orElseThrow();
    }
}
