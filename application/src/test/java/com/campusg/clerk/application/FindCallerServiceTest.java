package com.campusg.clerk.application;

import static com.campusg.clerk.application.CampusFixture.NOW;
import static com.campusg.clerk.application.CampusFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.application.port.out.InMemoryClerkUsers;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindCallerServiceTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");

    private final CampusFixture campus = new CampusFixture();
    private final InMemoryClerkUsers clerk = new InMemoryClerkUsers();
    private int questions;
    private final FindCallerService findCaller = new FindCallerService(campus.findUser, this::fetch, campus.syncUser);

    @Test
    void asksClerkForACallerWhoIsUnknown() {
        clerk.add(snapshot("user_ada", "Ada", NOW));

        assertThat(findCaller.find(ADA)).isInstanceOf(FindUser.Outcome.Found.class);
        assertThat(campus.firstName("user_ada")).isEqualTo("Ada");
    }

    @Test
    void doesNotAskForACallerWhoIsKnown() {
        campus.syncUser.sync(snapshot("user_ada", "Ada", NOW));

        assertThat(findCaller.find(ADA)).isInstanceOf(FindUser.Outcome.Found.class);
        assertThat(questions).isZero();
    }

    @Test
    void doesNotAskForACallerWhoIsDeleted() {
        clerk.add(snapshot("user_ada", "Ada", NOW));
        campus.removeUser.remove(ADA);

        assertThat(findCaller.find(ADA)).isEqualTo(new FindUser.Outcome.Deleted());
        assertThat(questions).isZero();
    }

    @Test
    void doesNotBringBackACallerWhoIsDeletedWhileClerkAnswers() {
        FindCallerService slow = new FindCallerService(
                campus.findUser,
                clerkUserId -> {
                    campus.removeUser.remove(ADA);
                    return Optional.of(snapshot("user_ada", "Ada", NOW));
                },
                campus.syncUser);

        assertThat(slow.find(ADA)).isEqualTo(new FindUser.Outcome.Deleted());
    }

    @Test
    void leavesUnknownWhomClerkDoesNotKnowEither() {
        assertThat(findCaller.find(ADA)).isEqualTo(new FindUser.Outcome.Unknown());
    }

    private Optional<Snapshot> fetch(ClerkUserId clerkUserId) {
        questions++;
        return clerk.find(clerkUserId);
    }
}
