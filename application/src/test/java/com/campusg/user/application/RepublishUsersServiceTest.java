package com.campusg.user.application;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.userFromBeforeClerk;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.application.port.in.RepublishUsers.Page;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.application.port.out.SequentialUserIds;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.UserEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepublishUsersServiceTest {

    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final InMemoryUsers users = new InMemoryUsers();
    private final List<UserEvent> events = new ArrayList<>();
    private final SequentialUserIds userIds = new SequentialUserIds();
    private final SyncUserService syncUser = new SyncUserService(users, userIds, event -> {}, CLOCK);
    private final RepublishUsersService service = new RepublishUsersService(users, events::add, CLOCK);

    @Test
    void publishesTheLivingWhoAreTiedToClerkWithTheVersionTheyHave() {
        signUp(ADA);
        signUp(GRACE);
        ClerkUserId gone = new ClerkUserId("user_gone");
        new RemoveUserService(users, userIds, event -> {}, CLOCK).remove(gone);
        users.add(userFromBeforeClerk(ADDRESS));

        Page page = service.republishAfter(null);

        assertThat(page).isEqualTo(new Page(2, GRACE));
        assertThat(events)
                .containsExactly(new UserEvent.Republished(ADA, 1, NOW), new UserEvent.Republished(GRACE, 1, NOW));
    }

    @Test
    void comesToAnEndPageByPage() {
        int many = 2 * RepublishUsersService.AT_ONCE + 1;
        IntStream.range(0, many)
                .mapToObj(number -> new ClerkUserId("user_" + number))
                .forEach(this::signUp);

        int published = 0;
        Page page = service.republishAfter(null);
        while (page.last() != null) {
            published += page.users();
            page = service.republishAfter(page.last());
        }

        assertThat(published).isEqualTo(many);
        assertThat(events).extracting(UserEvent::clerkUserId).doesNotHaveDuplicates();
    }

    private void signUp(ClerkUserId id) {
        syncUser.sync(snapshotOf(id, Profile.blank()));
        users.endTransaction();
    }
}
