package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

import com.campusg.user.application.port.in.FindUser.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldUsersServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final HoldUsersService service = new HoldUsersService(users);

    @Test
    void holdsThemAndTellsWhoTheyAre() {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.add(anyUser());
        users.endTransaction();

        assertThat(service.hold(Set.of(GRACE, ADA)))
                .containsOnly(entry(ADA, new Outcome.Found(anyUser())), entry(GRACE, new Outcome.Unknown()));
        assertThatNoException().isThrownBy(() -> users.update(anyUser()));
    }
}
