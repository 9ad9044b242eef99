package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.FindUser.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.User;
import org.junit.jupiter.api.Test;

class FindUserServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final FindUserService service = new FindUserService(users);

    @Test
    void findsTheLiving() {
        keep(anyUser());

        assertThat(service.find(ADA)).isEqualTo(new Outcome.Found(anyUser()));
    }

    @Test
    void tellsTheDeleted() {
        keep(tombstone());

        assertThat(service.find(ADA)).isEqualTo(new Outcome.Deleted());
    }

    @Test
    void tellsTheUnknown() {
        keep(anyUser());

        assertThat(service.find(GRACE)).isEqualTo(new Outcome.Unknown());
    }

    private void keep(User user) {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.add(user);
        users.endTransaction();
    }
}
