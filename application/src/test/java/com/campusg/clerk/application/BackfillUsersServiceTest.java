package com.campusg.clerk.application;

import static com.campusg.clerk.application.CampusFixture.NOW;
import static com.campusg.clerk.application.CampusFixture.snapshot;
import static com.campusg.clerk.application.CampusFixture.walks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.clerk.application.port.in.BackfillUsers.Outcome;
import com.campusg.clerk.application.port.in.BackfillUsers.Request;
import com.campusg.clerk.application.port.in.BackfillUsers.Tally;
import com.campusg.clerk.application.port.in.WalkProgress;
import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.InMemoryBackfillProgress;
import com.campusg.clerk.application.port.out.InMemoryClerkUsers;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillUsersServiceTest {

    private static final InstanceId OURS = new InstanceId("ins_ours");
    private static final Request ALL = new Request(false, false);

    private final CampusFixture campus = new CampusFixture();
    private final InMemoryClerkUsers clerk = new InMemoryClerkUsers();
    private final InMemoryBackfillProgress reached = new InMemoryBackfillProgress();
    private final List<Long> told = new ArrayList<>();

    @BeforeEach
    void sevenUsersAreAtClerk() {
        for (int number = 1; number <= 7; number++) {
            clerk.add(snapshot("user_" + number, "Ada " + number, NOW));
        }
    }

    @Test
    void bringsEverybodyIn() {
        Outcome outcome = backfill(ALL);

        assertThat(outcome).isEqualTo(new Outcome.Completed(new Tally(0, 7, 0, 0, 0, 0, 0)));
        assertThat(campus.users.all()).hasSize(7);
        assertThat(campus.firstName("user_7")).isEqualTo("Ada 7");
        assertThat(told).containsExactly(0L, 3L, 6L, 7L);
    }

    @Test
    void tellsWhatBecameOfEach() {
        campus.syncUser.sync(snapshot("user_1", "Ada 1", NOW));
        campus.syncUser.sync(snapshot("user_2", "Outdated", NOW.minusSeconds(1)));
        campus.syncUser.sync(snapshot("user_3", "Ahead", NOW.plusSeconds(1)));
        campus.removeUser.remove(new ClerkUserId("user_4"));

        assertThat(backfill(ALL)).isEqualTo(new Outcome.Completed(new Tally(0, 3, 0, 1, 2, 1, 0)));
        assertThat(campus.firstName("user_2")).isEqualTo("Ada 2");
        assertThat(campus.firstName("user_3")).isEqualTo("Ahead");
        assertThat(campus.firstName("user_4")).isNull();
    }

    @Test
    void findsEverybodyInStepTheSecondTime() {
        backfill(ALL);

        assertThat(backfill(ALL)).isEqualTo(new Outcome.Completed(new Tally(0, 0, 0, 0, 7, 0, 0)));
    }

    @Test
    void goesOnWhereItBrokeOff() {
        clerk.beforeEachPage(page -> {
            if (page == 2) {
                throw new ClerkUnavailableException("away");
            }
        });
        assertThatThrownBy(() -> backfill(ALL)).isInstanceOf(ClerkUnavailableException.class);
        assertThat(campus.users.all()).hasSize(3);

        assertThat(backfill(ALL)).isEqualTo(new Outcome.Completed(new Tally(3, 4, 0, 0, 0, 0, 0)));
        assertThat(campus.users.all()).hasSize(7);
        assertThat(reached.find()).isEmpty();
    }

    @Test
    void beginsAnewIfAsked() {
        clerk.beforeEachPage(page -> {
            if (page == 2) {
                throw new ClerkUnavailableException("away");
            }
        });
        assertThatThrownBy(() -> backfill(ALL)).isInstanceOf(ClerkUnavailableException.class);

        assertThat(backfill(new Request(true, false))).isEqualTo(new Outcome.Completed(new Tally(0, 4, 0, 0, 3, 0, 0)));
    }

    @Test
    void meetsWhoeverSignsUpMeanwhile() {
        clerk.beforeEachPage(page -> clerk.add(snapshot("user_8", "Grace", NOW)));

        assertThat(backfill(ALL)).isEqualTo(new Outcome.Completed(new Tally(0, 8, 0, 0, 0, 0, 0)));
    }

    @Test
    void writesNothingWhenRehearsed() {
        assertThat(backfill(new Request(false, true))).isEqualTo(new Outcome.Completed(new Tally(0, 7, 0, 0, 0, 0, 0)));
        assertThat(campus.users.all()).isEmpty();
        assertThat(reached.find()).isEmpty();
    }

    @Test
    void leavesUsersOfAnotherInstanceAlone() {
        clerk.isOf(new InstanceId("ins_other"));

        assertThat(backfill(ALL)).isEqualTo(new Outcome.OtherInstance());
        assertThat(campus.users.all()).isEmpty();
    }

    @Test
    void doesNothingWhileAnotherWalks() {
        assertThat(service(false).backfill(ALL, WalkProgress.UNSEEN)).isEqualTo(new Outcome.Busy());
        assertThat(campus.users.all()).isEmpty();
    }

    private Outcome backfill(Request request) {
        return service(true).backfill(request, (stage, done, total) -> told.add(done));
    }

    private BackfillUsersService service(boolean free) {
        return new BackfillUsersService(
                clerk, OURS::equals, reached, walks(free), campus.findUser, campus.syncUser, campus::rehearse);
    }
}
