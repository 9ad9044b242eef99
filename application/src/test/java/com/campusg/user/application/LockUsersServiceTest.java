package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.UNKNOWN;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

import com.campusg.user.application.port.in.FindUsers.Result;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockUsersServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final LockUsersService service = new LockUsersService(users);

    @Test
    void locksUsersWithOneCallAndReturnsThem() {
        users.given(anyUser());
        users.given(User.tombstoneOf(OTHER_ID, GRACE, NOW));

        assertThat(service.lock(Set.of(UNKNOWN, GRACE, ADA)))
                .containsOnly(
                        entry(ADA, new Result.Found(anyUser())),
                        entry(GRACE, new Result.Deleted()),
                        entry(UNKNOWN, new Result.Unknown()));
        assertThat(users.lockCalls()).containsExactly(Set.of(UNKNOWN, GRACE, ADA));
        assertThatNoException().isThrownBy(() -> users.updateAll(List.of(anyUser())));
    }
}
