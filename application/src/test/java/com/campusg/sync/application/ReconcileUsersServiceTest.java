package com.campusg.sync.application;

import static com.campusg.sync.application.UserFeatureFixture.NOW;
import static com.campusg.sync.application.UserFeatureFixture.snapshot;
import static com.campusg.sync.application.port.out.DeliveryFixture.ID;
import static com.campusg.sync.application.port.out.DeliveryFixture.deliveryOf;
import static com.campusg.sync.application.port.out.DeliveryFixture.parked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.sync.application.port.in.ReconcileUsers.Request;
import com.campusg.sync.application.port.in.ReconcileUsers.Result;
import com.campusg.sync.application.port.in.ReconcileUsers.Scope;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.InMemoryClerkUsers;
import com.campusg.sync.application.port.out.InMemoryParkedDeliveries;
import com.campusg.sync.application.port.out.InMemoryReconciliations;
import com.campusg.sync.application.port.out.InMemorySyncLock;
import com.campusg.sync.domain.InstanceId;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconcileUsersServiceTest {

    private static final InstanceId INSTANCE = new InstanceId("ins_own");
    private static final Request ALL = new Request(new Scope.All(), OptionalLong.empty(), false);

    private final List<Set<ClerkUserId>> erased = new ArrayList<>();
    private final InMemoryParkedDeliveries parkedDeliveries = new InMemoryParkedDeliveries();
    private final UserFeatureFixture userFeature = new UserFeatureFixture(erased::add, parkedDeliveries);
    private final InMemoryClerkUsers clerkUsers = new InMemoryClerkUsers();
    private final InMemoryReconciliations reconciliations = new InMemoryReconciliations();
    private final InMemorySyncLock syncLock = new InMemorySyncLock();

    /** User 9 changed last, one day after user 8, and so on. */
    @BeforeEach
    void givenNineUsersInSync() {
        for (int number = 1; number <= 9; number++) {
            clerkUsers.save(snapshot("user_" + number, "Ada " + number, day(number)));
            userFeature.update(snapshot("user_" + number, "Ada " + number, day(number)));
        }
    }

    @Test
    void findsNoDriftIfAllUsersAreInSync() {
        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(Drift.NONE, 9, day(9)));

        assertThat(reconciliations.last()).contains(new Reconciliation(NOW, NOW, day(9), Drift.NONE));
    }

    @Test
    void correctsUsersThatAreMissingOutdatedOrDeletedAtClerk() {
        clerkUsers.save(snapshot("user_10", "Grace", day(10)));
        clerkUsers.save(snapshot("user_2", "Countess", day(11)));
        clerkUsers.delete(new ClerkUserId("user_3"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(1, 1, 1), 9, day(11)));

        assertThat(userFeature.firstName("user_10")).isEqualTo("Grace");
        assertThat(userFeature.firstName("user_2")).isEqualTo("Countess");
        assertThat(erased).containsExactly(Set.of(new ClerkUserId("user_3")));
    }

    @Test
    void erasesParkedDeliveriesAboutDeletedUser() {
        parkedDeliveries.park(parked(deliveryOf(ID, "{\"id\":\"user_3\"")));
        clerkUsers.delete(new ClerkUserId("user_3"));

        reconcile(Request.SINCE_LAST);

        assertThat(parkedDeliveries.count()).isZero();
    }

    @Test
    void correctsUserThatWasChangedHereWithoutClerk() {
        Snapshot atClerk = snapshot("user_2", "The name at Clerk", day(2));
        clerkUsers.save(new Snapshot(
                atClerk.clerkUserId(), atClerk.profile(), new Revision(day(2), NOW.plus(Duration.ofDays(99)))));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 1, 0), 9, day(9)));

        assertThat(userFeature.firstName("user_2")).isEqualTo("The name at Clerk");
    }

    @Test
    void comparesOnlyUsersThatChangedSinceTheLastReconciliation() {
        reconcile(Request.SINCE_LAST);
        clerkUsers.save(snapshot("user_1", "Countess", day(12)));
        clerkUsers.save(snapshot("user_2", "Grace", day(13)));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 2, 0), 3, day(13)));
    }

    @Test
    void findsDeletionsAmongUsersThatDidNotChange() {
        reconcile(Request.SINCE_LAST);
        clerkUsers.delete(new ClerkUserId("user_1"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 0, 1), 1, day(9)));
    }

    @Test
    void comparesUsersThatChangedAfterAPointInTime() {
        assertThat(reconcile(changedAfter(day(6)))).isEqualTo(completed(Drift.NONE, 4, null));
    }

    @Test
    void comparesAllUsersIfOneIsMissingThatDidNotChangeRecently() {
        reconcile(Request.SINCE_LAST);
        clerkUsers.save(snapshot("user_0", "Imported", day(-1000)));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(1, 0, 0), 1 + 10, day(9)));

        assertThat(userFeature.firstName("user_0")).isEqualTo("Imported");
    }

    @Test
    void comparesAllUsersIfOneIsMissingAndAnotherIsDeleted() {
        reconcile(Request.SINCE_LAST);
        clerkUsers.save(snapshot("user_0", "Imported", day(-1000)));
        clerkUsers.delete(new ClerkUserId("user_1"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(1, 0, 1), 1 + 9, day(9)));
    }

    @Test
    void countsLinkedUsersAsMissing() {
        Profile withAddress =
                new Profile(new EmailAddress("ada@campus.edu", true), null, "Ada", null, null, null, false);
        userFeature.users.given(
                new User(new UserId("from-before-clerk"), null, withAddress, Ratings.unrated(), null, NOW, NOW, 0));
        clerkUsers.save(new Snapshot(new ClerkUserId("user_10"), withAddress, new Revision(day(10), day(10))));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(1, 0, 0), 10, day(10)));
    }

    @Test
    void skipsAndNamesUsersWhoseDeletionTheDatabaseRejects() {
        clerkUsers.delete(new ClerkUserId("user_3"));
        userFeature.users.reject(new ClerkUserId("user_3"));

        assertThat(reconcile(Request.SINCE_LAST)).isInstanceOfSatisfying(Result.Completed.class, completed -> {
            assertThat(completed.reconciliation().drift()).isEqualTo(Drift.NONE);
            assertThat(completed.skipped()).containsExactly(new SkippedUser("user_3", "rejected"));
        });
    }

    @Test
    void deletesAsManyUsersAsAllowed() {
        clerkUsers.delete(new ClerkUserId("user_1"));

        assertThat(reconcile(new Request(new Scope.All(), OptionalLong.of(1), false)))
                .isEqualTo(completed(new Drift(0, 0, 1), 8, day(9)));
    }

    @Test
    void comparesAllUsersAfterAPartialReconciliation() {
        reconcile(changedAfter(day(6)));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(Drift.NONE, 9, day(9)));
    }

    @Test
    void leavesNoGapAfterAPartialReconciliation() {
        reconcile(Request.SINCE_LAST);
        clerkUsers.save(snapshot("user_1", "Countess", day(12)));
        clerkUsers.save(snapshot("user_2", "Grace", day(14)));

        reconcile(changedAfter(day(13)));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(completed(new Drift(0, 1, 0), 3, day(14)));
    }

    @Test
    void comparesTheOtherUsersIfUsersAreDeletedMeanwhile() {
        reconcile(Request.SINCE_LAST);
        for (int number = 1; number <= 9; number++) {
            clerkUsers.save(snapshot("user_" + number, "Changed " + number, day(20 + number)));
        }
        clerkUsers.beforeEachPage(page -> {
            if (page == 2) {
                clerkUsers.delete(new ClerkUserId("user_9"));
                clerkUsers.delete(new ClerkUserId("user_8"));
                clerkUsers.delete(new ClerkUserId("user_7"));
            }
        });

        reconcile(Request.SINCE_LAST);

        assertThat(userFeature.firstName("user_6")).isEqualTo("Changed 6");
        assertThat(userFeature.firstName("user_5")).isEqualTo("Changed 5");
        assertThat(userFeature.firstName("user_1")).isEqualTo("Changed 1");
    }

    @Test
    void comparesTheOtherUsersIfAUserChangesMeanwhile() {
        reconcile(Request.SINCE_LAST);
        for (int number = 1; number <= 9; number++) {
            clerkUsers.save(snapshot("user_" + number, "Changed " + number, day(20 + number)));
        }
        clerkUsers.beforeEachPage(page -> clerkUsers.save(snapshot("user_1", "Changed again", day(100 + page))));

        reconcile(Request.SINCE_LAST);

        for (int number = 2; number <= 9; number++) {
            assertThat(userFeature.firstName("user_" + number)).isEqualTo("Changed " + number);
        }
    }

    @Test
    void deletesNoUserIfTooManySeemToBeDeleted() {
        clerkUsers.delete(new ClerkUserId("user_1"));
        clerkUsers.delete(new ClerkUserId("user_2"));
        clerkUsers.save(snapshot("user_3", "Countess", day(10)));

        assertThat(reconcile(new Request(new Scope.All(), OptionalLong.of(1), false)))
                .isEqualTo(new Result.TooManyDeletions(2, 1));

        assertThat(erased).isEmpty();
        assertThat(userFeature.firstName("user_3")).isEqualTo("Countess");
        assertThat(reconciliations.last()).isEmpty();
    }

    @Test
    void deletesUpToTheLargerOfFivePercentAndTwentyByDefault() {
        assertThat(Request.SINCE_LAST.maxDeletionsOf(10)).isEqualTo(20);
        assertThat(Request.SINCE_LAST.maxDeletionsOf(100_000)).isEqualTo(5_000);
    }

    @Test
    void doesNotDeleteUserThatClerkReportsOnTheSecondRequest() {
        clerkUsers.delete(new ClerkUserId("user_1"));

        service().reconcile(Request.SINCE_LAST, (stage, done, total) -> {
            if (stage == SyncProgress.Stage.DELETIONS) {
                clerkUsers.save(snapshot("user_1", "Ada 1", day(1)));
            }
        });

        assertThat(erased).isEmpty();
    }

    @Test
    void failsWithoutARecordIfClerkIsUnavailable() {
        clerkUsers.save(snapshot("user_1", "Countess", day(10)));
        clerkUsers.beforeEachPage(page -> {
            if (page == 3) {
                throw new ClerkUnavailableException("Clerk is unavailable");
            }
        });

        assertThatThrownBy(() -> reconcile(Request.SINCE_LAST)).isInstanceOf(ClerkUnavailableException.class);

        assertThat(reconciliations.last()).isEmpty();
        assertThat(userFeature.firstName("user_1")).isEqualTo("Countess");
    }

    @Test
    void writesNothingInADryRun() {
        clerkUsers.save(snapshot("user_10", "Grace", day(10)));
        clerkUsers.delete(new ClerkUserId("user_3"));

        assertThat(reconcile(new Request(new Scope.All(), OptionalLong.empty(), true)))
                .isEqualTo(completed(new Drift(1, 0, 1), 9, day(10)));

        assertThat(userFeature.firstName("user_10")).isNull();
        assertThat(userFeature.firstName("user_3")).isEqualTo("Ada 3");
        assertThat(erased).isEmpty();
        assertThat(reconciliations.last()).isEmpty();
    }

    @Test
    void namesTombstonesThatClerkStillListsWithoutAFullScan() {
        reconcile(Request.SINCE_LAST);
        ClerkUserId erasedHere = new ClerkUserId("user_3");
        userFeature.delete(erasedHere);

        assertThat(reconcile(Request.SINCE_LAST)).isInstanceOfSatisfying(Result.Completed.class, completed -> {
            assertThat(completed.tombstones()).containsExactly(erasedHere);
            assertThat(completed.compared()).isOne();
        });
        assertThat(reconcile(ALL))
                .isInstanceOfSatisfying(
                        Result.Completed.class,
                        completed -> assertThat(completed.tombstones()).containsExactly(erasedHere));
    }

    @Test
    void countsUnreadableUsers() {
        List<SkippedUser> unreadable =
                List.of(new SkippedUser("user_x", "no updated_at"), new SkippedUser("user_y", "no updated_at"));
        clerkUsers.addToNextPage(unreadable);

        assertThat(reconcile(ALL))
                .isEqualTo(new Result.Completed(
                        new Reconciliation(NOW, NOW, day(9), Drift.NONE), 9, List.of(), unreadable, List.of()));
    }

    @Test
    void comparesAllUsersIfTheLastPageIsNotFull() {
        clerkUsers.save(snapshot("user_10", "Grace", day(10)));

        assertThat(reconcile(ALL)).isEqualTo(completed(new Drift(1, 0, 0), 10, day(10)));
    }

    @Test
    void reportsProgressOfEachStage() {
        List<String> progress = new ArrayList<>();

        service().reconcile(ALL, (stage, done, total) -> progress.add(stage + " " + done + "/" + total));

        assertThat(progress).contains("USERS 3/9", "USERS 6/9", "USERS 9/9").endsWith("DELETIONS 9/9");
    }

    @Test
    void locksNoUserThatIsInSync() {
        int lockCalls = userFeature.users.lockCalls().size();

        reconcile(ALL);

        assertThat(userFeature.users.lockCalls()).hasSize(lockCalls);
    }

    @Test
    void comparesNoUsersOfAnotherInstance() {
        clerkUsers.belongTo(new InstanceId("ins_other"));
        clerkUsers.delete(new ClerkUserId("user_1"));

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(new Result.OtherInstance());
        assertThat(erased).isEmpty();
    }

    @Test
    void comparesNoUsersOfAnUnknownInstance() {
        clerkUsers.belongTo(null);

        assertThat(reconcile(Request.SINCE_LAST)).isEqualTo(new Result.UnknownInstance());
    }

    @Test
    void doesNothingWhileAnotherBackfillOrReconciliationIsRunning() {
        assertThat(syncLock.tryRun(() -> reconcile(Request.SINCE_LAST))).contains(new Result.Busy());
        assertThat(reconciliations.last()).isEmpty();
    }

    private static Instant day(int number) {
        return NOW.plus(Duration.ofDays(number));
    }

    private static Request changedAfter(Instant since) {
        return new Request(new Scope.ChangedAfter(since), OptionalLong.empty(), false);
    }

    private static Result completed(Drift drift, long compared, @Nullable Instant until) {
        return new Result.Completed(
                new Reconciliation(NOW, NOW, until, drift), compared, List.of(), List.of(), List.of());
    }

    private Result reconcile(Request request) {
        return service().reconcile(request, SyncProgress.NONE);
    }

    private ReconcileUsersService service() {
        return new ReconcileUsersService(
                clerkUsers,
                INSTANCE::equals,
                reconciliations,
                syncLock,
                userFeature.findUsers,
                userFeature.transactionalChangeUsers(),
                userFeature.dryRunChangeUsers(),
                InstantSource.fixed(NOW));
    }
}
