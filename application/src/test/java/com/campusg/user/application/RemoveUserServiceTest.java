package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.RemoveUser.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveUserServiceTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    private final InMemoryUsers users = new InMemoryUsers();
    private final List<UserEvent> events = new ArrayList<>();
    private final RemoveUserService service =
            new RemoveUserService(users, new SequentialUserIds(), events::add, InstantSource.fixed(LATER));

    @Test
    void leavesTombstoneWhereTheUserWas() {
        keep(anyUser());

        Outcome outcome = remove();

        assertThat(outcome).isEqualTo(new Outcome.Removed());
        assertThat(users.all()).containsExactly(anyUser().erased(LATER));
        assertThat(events).containsExactly(new UserEvent.Erased(ADA, 2, LATER));
    }

    @Test
    void leavesTombstoneOfWhomWeNeverHeardOf() {
        Outcome outcome = remove();

        assertThat(outcome).isEqualTo(new Outcome.Removed());
        assertThat(users.all()).containsExactly(User.neverMet(new UserId("1"), ADA, LATER));
        assertThat(events).containsExactly(new UserEvent.Erased(ADA, 1, LATER));
    }

    @Test
    void leavesTombstonesAsTheyAre() {
        User tombstone = User.neverMet(ID, ADA, NOW);
        keep(tombstone);

        Outcome outcome = remove();

        assertThat(outcome).isEqualTo(new Outcome.RemovedBefore());
        assertThat(users.all()).containsExactly(tombstone);
        assertThat(events).isEmpty();
    }

    private void keep(User user) {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.add(user);
        users.endTransaction();
    }

    private Outcome remove() {
        try {
            return service.remove(ADA);
        } finally {
            users.endTransaction();
        }
    }
}
