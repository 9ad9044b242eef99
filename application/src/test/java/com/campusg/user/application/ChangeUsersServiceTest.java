package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.anySnapshot;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.snapshotUpdatedAt;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.ChangeUsers.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserChange;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeUsersServiceTest {

    private static final UserChange OLDER = new UserChange.Shown(snapshotUpdatedAt(NOW.minusSeconds(60)));
    private static final UserChange NEWER = new UserChange.Shown(anySnapshot());
    private static final UserChange GRACES = new UserChange.Shown(snapshotOf(GRACE, profileNamed("Grace")));
    private static final UserChange DELETION = new UserChange.Deleted(ADA);

    private final InMemoryUsers users = new InMemoryUsers();
    private final List<UserEvent> events = new ArrayList<>();
    private final ChangeUsersService service =
            new ChangeUsersService(users, new SequentialUserIds(), events::add, InstantSource.fixed(NOW));

    @Test
    void changesSeveralUsers() {
        assertThat(change(NEWER, GRACES)).containsExactly(Outcome.DONE, Outcome.DONE);

        assertThat(users.all())
                .containsExactly(
                        User.registered(new UserId("1"), anySnapshot(), NOW),
                        User.registered(new UserId("2"), snapshotOf(GRACE, profileNamed("Grace")), NOW));
        assertThat(events)
                .containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Registered(GRACE, 1, NOW));
    }

    @Test
    void changesOneUserSeveralTimesAndKeepsTheLastState() {
        assertThat(change(OLDER, NEWER, OLDER)).containsExactly(Outcome.DONE, Outcome.DONE, Outcome.STALE);

        assertThat(users.findByClerkUserId(ADA))
                .map(User::identity)
                .hasValueSatisfying(identity ->
                        assertThat(identity.revision()).isEqualTo(anySnapshot().revision()));
        assertThat(events).containsExactly(new UserEvent.Registered(ADA, 1, NOW), new UserEvent.Changed(ADA, 2, NOW));
    }

    @Test
    void changesWhomItKnowsAlready() {
        change(OLDER);

        assertThat(change(NEWER, DELETION)).containsExactly(Outcome.DONE, Outcome.DONE);

        assertThat(users.all()).singleElement().returns(true, User::isDeleted).returns(3L, User::version);
    }

    @Test
    void bringsNobodyBackWhoWasDeletedAMomentAgo() {
        assertThat(change(DELETION, NEWER, DELETION)).containsExactly(Outcome.DONE, Outcome.STALE, Outcome.STALE);

        assertThat(users.all()).containsExactly(User.neverMet(new UserId("1"), ADA, NOW));
    }

    @Test
    void linksAUserFromBeforeClerkToTheFirstOfTwoWithTheirAddress() {
        users.add(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW));

        assertThat(change(NEWER, GRACES)).containsExactly(Outcome.DONE, Outcome.DONE);

        assertThat(users.findByClerkUserId(ADA)).map(User::id).contains(OTHER_ID);
        assertThat(users.findByClerkUserId(GRACE)).map(User::id).contains(new UserId("1"));
    }

    @Test
    void changesALinkedUserFurther() {
        users.add(userFromBeforeClerk(OTHER_ID, ADDRESS, NOW));

        change(OLDER, NEWER);

        assertThat(users.all()).singleElement().returns(OTHER_ID, User::id).returns(2L, User::version);
    }

    @Test
    void doesNothingWithNothing() {
        assertThat(change()).isEmpty();
        assertThat(users.all()).isEmpty();
    }

    private List<Outcome> change(UserChange... changes) {
        List<Outcome> outcomes = service.change(Arrays.asList(changes));
        users.endTransaction();
        return outcomes;
    }
}
