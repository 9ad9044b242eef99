package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.RepublishUsers.Page;
import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserEvent;
import com.campusg.user.domain.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepublishUsersServiceTest {

    private final InMemoryUsers users = new InMemoryUsers();
    private final InMemoryUserEventOutbox outbox = new InMemoryUserEventOutbox();
    private final SequentialUserIds userIds = new SequentialUserIds();
    private final RepublishUsersService service = new RepublishUsersService(users, outbox, InstantSource.fixed(NOW));

    @Test
    void publishesActiveLinkedUsersWithTheVersionThatTheyHave() {
        register(ADA);
        register(GRACE);
        users.given(User.tombstoneOf(new UserId("3"), new ClerkUserId("user_deleted"), NOW));
        users.given(userFromBeforeClerk(ADDRESS));

        Page page = service.republish(Optional.empty());

        assertThat(page).isEqualTo(new Page(2, Optional.of(GRACE), List.of()));
        assertThat(outbox.events())
                .containsExactly(new UserEvent.Republished(ADA, 1, NOW), new UserEvent.Republished(GRACE, 1, NOW));
        assertThat(users.lockCalls()).containsExactly(Set.of(ADA, GRACE));
    }

    @Test
    void publishesAllUsersPageByPage() {
        int many = 2 * InMemoryUsers.PAGE_SIZE + 1;
        IntStream.range(0, many)
                .mapToObj(number -> new ClerkUserId("user_" + number))
                .forEach(this::register);

        int published = 0;
        Page page = service.republish(Optional.empty());
        while (page.last().isPresent()) {
            published += page.users();
            page = service.republish(page.last());
        }

        assertThat(published).isEqualTo(many);
        assertThat(outbox.events()).extracting(UserEvent::clerkUserId).doesNotHaveDuplicates();
    }

    @Test
    void namesRowsWithoutAClerkUserIdAfterTheLastPage() {
        SkippedUser row = new SkippedUser("1", "clerk_user_id is 'auth0|1'");
        users.given(row);

        assertThat(service.republish(Optional.empty())).isEqualTo(new Page(0, Optional.empty(), List.of(row)));
    }

    @Test
    void publishesNothingAfterTheLastPage() {
        register(ADA);

        assertThat(service.republish(Optional.of(ADA))).isEqualTo(new Page(0, Optional.empty(), List.of()));
        assertThat(outbox.events()).isEmpty();
    }

    private void register(ClerkUserId id) {
        users.given(User.registered(userIds.next(), snapshotOf(id, Profile.blank()), NOW));
    }
}
