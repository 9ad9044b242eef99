package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class InMemoryUsersTest extends UsersContract {

    private final InMemoryUsers users = new InMemoryUsers();

    @Override
    protected Users users() {
        return users;
    }

    @Test
    void tellsWhoAddsWithoutHoldingThePlace() {
        assertThatIllegalStateException().isThrownBy(() -> users.add(anyUser()));
    }

    @Test
    void tellsWhoUpdatesWhatIsNoLongerHeld() {
        assertThat(users.lockByClerkUserId(ADA)).isEmpty();
        users.add(anyUser());
        assertThat(users.lockByClerkUserId(ADA)).isPresent();

        users.endTransaction();

        assertThatIllegalStateException().isThrownBy(() -> users.update(anyUser()));
    }
}
