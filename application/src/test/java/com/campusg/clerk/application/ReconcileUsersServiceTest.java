package com.campusg.clerk.application;

import static com.campusg.clerk.application.CampusFixture.NOW;
import static com.campusg.clerk.application.CampusFixture.snapshot;
import static com.campusg.clerk.application.CampusFixture.walks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.clerk.application.port.in.ReconcileUsers.Outcome;
import com.campusg.clerk.application.port.in.ReconcileUsers.Request;
import com.campusg.clerk.application.port.in.ReconcileUsers.Scope;
import com.campusg.clerk.application.port.in.WalkProgress;
import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.InMemoryClerkUsers;
import com.campusg.clerk.application.port.out.InMemoryReconciliations;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileUsersServiceTest {

    private static final InstanceId OURS = new InstanceId("ins_ours");

    private final CampusFixture campus = new CampusFixture();
    private final InMemoryClerkUsers clerk = new InMemoryClerkUsers();
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final List<ClerkUserId> erased = new ArrayList<>();

    /** User 9 changed last, a day after user 8, and so on. */
    @BeforeEach
    void nineUsersAreInStep() {
        for (int number = 1; number <= 9; number++) {
            clerk.add(snapshot("user_" + number, "Ada " + number, day(number)));
            campus.syncUser.sync(snapshot("user_" + number, "Ada " + number, day(number)));
        }
    }

    @Test
    void findsNothingWhereAllAreInStep() {
        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(Drift.NONE, 9, day(9)));
        assertThat(reconciliations.last()).isPresent();
    }

    @Test
    void mendsWhatIsMissingOutdatedOrDeleted() {
        clerk.add(snapshot("user_10", "Grace", day(10)));
        clerk.add(snapshot("user_2", "Countess", day(11)));
        clerk.remove(new ClerkUserId("user_3"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(1, 1, 1), 9, day(11)));
        assertThat(campus.firstName("user_10")).isEqualTo("Grace");
        assertThat(campus.firstName("user_2")).isEqualTo("Countess");
        assertThat(erased).containsExactly(new ClerkUserId("user_3"));
    }

    @Test
    void mendsWhatWasChangedHereBehindOurBack() {
        Snapshot asClerkHasIt = snapshot("user_2", "As Clerk has it", day(2));
        clerk.add(new Snapshot(
                asClerkHasIt.clerkUserId(),
                asClerkHasIt.profile(),
                new Revision(day(2), NOW.plus(Duration.ofDays(99)))));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 1, 0), 9, day(9)));
        assertThat(campus.firstName("user_2")).isEqualTo("As Clerk has it");
    }

    @Test
    void comparesOnlyThoseWhoChangedSinceTheLastOne() {
        reconcile(Request.SINCE_LAST);
        clerk.add(snapshot("user_1", "Countess", day(12)));
        clerk.add(snapshot("user_2", "Grace", day(13)));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 2, 0), 3, day(13)));
    }

    @Test
    void looksForDeletionsAmongThoseWhoDidNotChange() {
        reconcile(Request.SINCE_LAST);
        clerk.remove(new ClerkUserId("user_1"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 0, 1), 1, day(9)));
    }

    @Test
    void comparesThoseWhoChangedSinceThen() {
        assertThat(reconcile(new Request(new Scope.ChangedAfter(day(6)), null, false)))
                .isEqualTo(completed(Drift.NONE, 4, null));
    }

    @Test
    void doesNotTakeAPartForTheWhole() {
        reconcile(new Request(new Scope.ChangedAfter(day(6)), null, false));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(Drift.NONE, 9, day(9)));
    }

    @Test
    void leavesNoGapAfterTheLastOne() {
        reconcile(Request.SINCE_LAST);
        clerk.add(snapshot("user_1", "Countess", day(12)));
        clerk.add(snapshot("user_2", "Grace", day(14)));

        reconcile(new Request(new Scope.ChangedAfter(day(13)), null, false));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 1, 0), 3, day(14)));
    }

    @Test
    void passesNobodyOverWhenSomebodyIsDeletedMeanwhile() {
        reconcile(Request.SINCE_LAST);
        for (int number = 1; number <= 9; number++) {
            clerk.add(snapshot("user_" + number, "Changed " + number, day(20 + number)));
        }
        // Between the first page and the second those of the first, so that all others move up.
        clerk.beforeEachPage(page -> {
            if (page == 7) {
                clerk.remove(new ClerkUserId("user_9"));
                clerk.remove(new ClerkUserId("user_8"));
                clerk.remove(new ClerkUserId("user_7"));
            }
        });

        reconcile(Request.SINCE_LAST);

        assertThat(campus.firstName("user_6")).isEqualTo("Changed 6");
        assertThat(campus.firstName("user_5")).isEqualTo("Changed 5");
        assertThat(campus.firstName("user_1")).isEqualTo("Changed 1");
    }

    @Test
    void passesNobodyOverWhenSomebodyChangesMeanwhile() {
        reconcile(Request.SINCE_LAST);
        for (int number = 1; number <= 9; number++) {
            clerk.add(snapshot("user_" + number, "Changed " + number, day(20 + number)));
        }
        clerk.beforeEachPage(page -> clerk.add(snapshot("user_1", "Changed again", day(100 + (int) page))));

        reconcile(Request.SINCE_LAST);

        for (int number = 2; number <= 9; number++) {
            assertThat(campus.firstName("user_" + number)).isEqualTo("Changed " + number);
        }
    }

    @Test
    void deletesNobodyIfTooManySeemToBeGone() {
        clerk.remove(new ClerkUserId("user_1"));
        clerk.remove(new ClerkUserId("user_2"));

        assertThat(reconcile(new Request(new Scope.All(), 1L, false))).isEqualTo(new Outcome.TooManyDeletions(2, 1));
        assertThat(erased).isEmpty();
        assertThat(reconciliations.last()).isEmpty();
    }

    @Test
    void takesOneInTwentyForPlausibleOrAFew() {
        assertThat(Request.SINCE_LAST.mostDeletionsOf(10)).isEqualTo(20);
        assertThat(Request.SINCE_LAST.mostDeletionsOf(100_000)).isEqualTo(5_000);
    }

    @Test
    void doesNotDeleteWhomClerkStillHasWhenAskedOnceMore() {
        clerk.remove(new ClerkUserId("user_1"));
        ReconcileUsersService service = service(true);

        service.reconcile(Request.SINCE_LAST, (stage, done, total) -> {
            if (stage == WalkProgress.Stage.DELETIONS) {
                clerk.add(snapshot("user_1", "Ada 1", day(1)));
            }
        });

        assertThat(erased).isEmpty();
    }

    @Test
    void isNoSuccessIfClerkGoesAway() {
        clerk.beforeEachPage(page -> {
            if (page == 3) {
                throw new ClerkUnavailableException("away");
            }
        });

        assertThatThrownBy(() -> reconcile(Request.SINCE_LAST)).isInstanceOf(ClerkUnavailableException.class);
        assertThat(reconciliations.last()).isEmpty();
    }

    @Test
    void writesNothingWhenRehearsed() {
        clerk.add(snapshot("user_10", "Grace", day(10)));
        clerk.remove(new ClerkUserId("user_3"));

        assertThat(reconcile(new Request(new Scope.All(), null, true)))
                .isEqualTo(completed(new Drift(1, 0, 1), 9, day(10)));
        assertThat(campus.firstName("user_10")).isNull();
        assertThat(erased).isEmpty();
        assertThat(reconciliations.last()).isEmpty();
    }

    @Test
    void leavesUsersOfAnotherInstanceAlone() {
        clerk.isOf(new InstanceId("ins_other"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(new Outcome.OtherInstance());
    }

    @Test
    void doesNothingWhileAnotherWalks() {
        assertThat(service(false).reconcile(Request.SINCE_LAST, WalkProgress.UNSEEN))
                .isEqualTo(new Outcome.Busy());
    }

    private static Instant day(int number) {
        return NOW.plus(Duration.ofDays(number));
    }

    private static Outcome completed(Drift drift, long compared, @Nullable Instant until) {
        return new Outcome.Completed(new Reconciliation(NOW, NOW, until, drift), compared, 0);
    }

    private Outcome reconcile(Request request) {
        return service(true).reconcile(request, WalkProgress.UNSEEN);
    }

    private ReconcileUsersService service(boolean free) {
        return new ReconcileUsersService(
                clerk,
                OURS::equals,
                reconciliations,
                walks(free),
                campus.findUser,
                campus.syncUser,
                campus::rehearse,
                campus.listUsers,
                clerkUserId -> {
                    erased.add(clerkUserId);
                    return campus.removeUser.remove(clerkUserId);
                },
                InstantSource.fixed(NOW));
    }
}
