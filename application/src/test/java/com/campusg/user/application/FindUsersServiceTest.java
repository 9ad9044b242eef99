package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.campusg.user.application.port.in.FindUser.Outcome;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.User;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindUsersServiceTest {

    private static final ClerkUserId NOBODY = new ClerkUserId("user_nobody");

    private final InMemoryUsers users = new InMemoryUsers();
    private final FindUsersService service = new FindUsersService(users);

    @Test
    void tellsOfEachInTheOrderAskedFor() {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        assertThat(users.lockByClerkUserId(GRACE)).isEmpty();
        users.add(anyUser());
        users.add(User.neverMet(OTHER_ID, GRACE, NOW));

        assertThat(service.find(new LinkedHashSet<>(List.of(NOBODY, GRACE, ADA))))
                .containsExactly(
                        entry(NOBODY, new Outcome.Unknown()),
                        entry(GRACE, new Outcome.Deleted()),
                        entry(ADA, new Outcome.Found(anyUser())));
    }
}
