package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.UNKNOWN;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.campusg.user.application.port.in.FindUsers.Result;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindUsersServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final FindUsersService service = new FindUsersService(users);

    @Test
    void findsActiveUser() {
        users.given(anyUser());

        assertThat(service.find(ADA)).isEqualTo(new Result.Found(anyUser()));
    }

    @Test
    void distinguishesDeletedUser() {
        users.given(tombstone());

        assertThat(service.find(ADA)).isEqualTo(new Result.Deleted());
    }

    @Test
    void distinguishesUnknownUser() {
        users.given(anyUser());

        assertThat(service.find(GRACE)).isEqualTo(new Result.Unknown());
    }

    @Test
    void returnsAResultForEachIdInTheOrderOfTheIds() {
        users.given(anyUser());
        users.given(User.tombstoneOf(OTHER_ID, GRACE, NOW));

        assertThat(service.findAll(new LinkedHashSet<>(List.of(UNKNOWN, GRACE, ADA))))
                .containsExactly(
                        entry(UNKNOWN, new Result.Unknown()),
                        entry(GRACE, new Result.Deleted()),
                        entry(ADA, new Result.Found(anyUser())));
    }

    @Test
    void returnsActiveLinkedUsersOnly() {
        users.given(anyUser());
        users.given(User.tombstoneOf(OTHER_ID, GRACE, NOW));
        users.given(userFromBeforeClerk(new UserId("3"), ADDRESS, NOW));

        assertThat(service.activeAfter(Optional.empty())).containsExactly(ADA);
        assertThat(service.activeAfter(Optional.of(ADA))).isEmpty();
    }

    @Test
    void returnsRowsWithoutAClerkUserId() {
        SkippedUser row = new SkippedUser("1", "clerk_user_id is 'auth0|1'");
        users.given(row);

        assertThat(service.unidentified()).containsExactly(row);
    }

    @Test
    void locksNothing() {
        service.find(ADA);
        service.findAll(Set.of(ADA));
        service.activeAfter(Optional.empty());

        assertThat(users.lockCalls()).isEmpty();
    }
}
