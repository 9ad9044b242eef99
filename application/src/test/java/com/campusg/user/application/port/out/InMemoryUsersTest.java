package com.campusg.user.application.port.out;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryUsersTest extends UsersContract {

    private final InMemoryUsers users = new InMemoryUsers();

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected void commit() {
        users.endTransaction();
    }

    @Test
    void rejectsUserWhoseIdIsNotLocked() {
        assertThatIllegalStateException().isThrownBy(() -> users.addAll(List.of(anyUser())));
    }

    @Test
    void rejectsUpdateAfterTheLockIsReleased() {
        users.given(anyUser());
        assertThat(users.lockAll(Set.of(ADA))).hasSize(1);

        users.endTransaction();

        assertThatIllegalStateException().isThrownBy(() -> users.updateAll(List.of(anyUser())));
    }

    @Test
    void recordsTheIdsOfEachLockCall() {
        users.lockAll(Set.of(ADA, GRACE));
        users.lockAll(Set.of(ADA));

        assertThat(users.lockCalls()).containsExactly(Set.of(ADA, GRACE), Set.of(ADA));
    }
}
