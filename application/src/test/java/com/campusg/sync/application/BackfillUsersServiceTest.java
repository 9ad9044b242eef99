package com.campusg.sync.application;

import static com.campusg.sync.application.UserFeatureFixture.NOW;
import static com.campusg.sync.application.UserFeatureFixture.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.sync.application.port.in.BackfillUsers.Request;
import com.campusg.sync.application.port.in.BackfillUsers.Result;
import com.campusg.sync.application.port.in.BackfillUsers.Tally;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.application.port.out.BackfillCheckpoint.Checkpoint;
import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.sync.application.port.out.InMemoryBackfillCheckpoint;
import com.campusg.sync.application.port.out.InMemoryClerkUsers;
import com.campusg.sync.application.port.out.InMemorySyncLock;
import com.campusg.sync.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillUsersServiceTest {

    private static final InstanceId INSTANCE = new InstanceId("ins_own");
    private static final Request ALL = new Request(false, false);
    private static final Request IGNORING_THE_CHECKPOINT = new Request(true, false);
    private static final Request DRY_RUN = new Request(false, true);

    private final UserFeatureFixture userFeature = new UserFeatureFixture();
    private final InMemoryClerkUsers clerkUsers = new InMemoryClerkUsers();
    private final InMemoryBackfillCheckpoint checkpoint = new InMemoryBackfillCheckpoint();
    private final InMemorySyncLock syncLock = new InMemorySyncLock();
    private final List<Long> progress = new ArrayList<>();

    @BeforeEach
    void givenSevenUsersAtClerk() {
        for (int number = 1; number <= 7; number++) {
            clerkUsers.save(snapshot("user_" + number, "Ada " + number, NOW));
        }
    }

    @Test
    void importsAllUsers() {
        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 7, 0, 0, 0, 0, List.of())));

        assertThat(userFeature.users.all()).hasSize(7);
        assertThat(userFeature.firstName("user_7")).isEqualTo("Ada 7");
    }

    @Test
    void importsAllUsersIfTheLastPageIsFull() {
        clerkUsers.delete(new ClerkUserId("user_7"));

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 6, 0, 0, 0, 0, List.of())));

        assertThat(userFeature.users.all()).hasSize(6);
    }

    @Test
    void importsAPageInOneTransaction() {
        backfill(ALL);

        assertThat(userFeature.users.lockCalls())
                .containsExactly(ids("user_1", "user_2", "user_3"), ids("user_4", "user_5", "user_6"), ids("user_7"));
    }

    @Test
    void reportsProgressAfterEachPage() {
        backfill(ALL);

        assertThat(progress).containsExactly(0L, 3L, 6L, 7L);
    }

    @Test
    void countsUsersByResult() {
        userFeature.update(snapshot("user_1", "Ada 1", NOW));
        userFeature.update(snapshot("user_2", "Outdated", NOW.minusSeconds(1)));
        userFeature.update(snapshot("user_3", "Newer", NOW.plusSeconds(1)));
        userFeature.delete(new ClerkUserId("user_4"));

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 3, 0, 1, 2, 1, List.of())));

        assertThat(userFeature.firstName("user_2")).isEqualTo("Ada 2");
        assertThat(userFeature.firstName("user_3")).isEqualTo("Newer");
        assertThat(userFeature.firstName("user_4")).isNull();
    }

    @Test
    void linksUsersFromBeforeClerk() {
        Profile withAddress =
                new Profile(new EmailAddress("ada@campus.edu", true), null, "Ada", null, null, null, false);
        UserId fromBeforeClerk = new UserId("from-before-clerk");
        userFeature.users.given(new User(fromBeforeClerk, null, withAddress, Ratings.unrated(), null, NOW, NOW, 0));
        clerkUsers.save(new Snapshot(new ClerkUserId("user_1"), withAddress, new Revision(NOW, NOW)));

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 6, 1, 0, 0, 0, List.of())));

        assertThat(userFeature.users.find(new ClerkUserId("user_1")))
                .map(User::id)
                .contains(fromBeforeClerk);
    }

    @Test
    void countsAndNamesUnreadableUsers() {
        List<SkippedUser> unreadable =
                List.of(new SkippedUser("user_x", "no updated_at"), new SkippedUser("user_y", "no updated_at"));
        clerkUsers.addToNextPage(unreadable);

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 7, 0, 0, 0, 0, unreadable)));
    }

    @Test
    void skipsUsersThatTheDatabaseRejects() {
        userFeature.users.reject(new ClerkUserId("user_2"));
        userFeature.users.reject(new ClerkUserId("user_7"));

        assertThat(backfill(ALL))
                .isEqualTo(new Result.Completed(new Tally(
                        0,
                        5,
                        0,
                        0,
                        0,
                        0,
                        List.of(new SkippedUser("user_2", "rejected"), new SkippedUser("user_7", "rejected")))));
        assertThat(userFeature.firstName("user_1")).isEqualTo("Ada 1");
        assertThat(userFeature.firstName("user_3")).isEqualTo("Ada 3");
    }

    @Test
    void skipsNobodyIfTheUserOfTheCursorIsDeletedMeanwhile() {
        clerkUsers.beforeEachPage(page -> clerkUsers.delete(new ClerkUserId("user_" + (page - 1) * 3)));

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 7, 0, 0, 0, 0, List.of())));
    }

    @Test
    void isIncompleteIfClerkCountsMoreUsersThanItLists() {
        clerkUsers.hideFromLists(new ClerkUserId("user_4"));

        assertThat(backfill(ALL)).isEqualTo(new Result.Incomplete(new Tally(0, 6, 0, 0, 0, 0, List.of()), 7));
        assertThat(checkpoint.find()).isEmpty();
    }

    @Test
    void countsEachUserOnceIfTheLastPageIsReadAgain() {
        clerkUsers.hideFromLists(new ClerkUserId("user_4"));
        clerkUsers.hideFromLists(new ClerkUserId("user_5"));

        assertThat(backfill(ALL)).isEqualTo(new Result.Incomplete(new Tally(0, 5, 0, 0, 0, 0, List.of()), 7));
    }

    @Test
    void changesAndLocksNothingIfAllUsersAreCurrent() {
        backfill(ALL);
        int lockCalls = userFeature.users.lockCalls().size();

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 0, 0, 0, 7, 0, List.of())));

        assertThat(userFeature.users.lockCalls()).hasSize(lockCalls);
    }

    @Test
    void continuesAtTheCheckpoint() {
        interruptAtTheSecondPage();
        assertThat(userFeature.users.all()).hasSize(3);
        assertThat(checkpoint.find()).contains(new Checkpoint(new Cursor(new ClerkUserId("user_3"), Instant.EPOCH), 3));

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(3, 4, 0, 0, 0, 0, List.of())));

        assertThat(userFeature.users.all()).hasSize(7);
        assertThat(checkpoint.find()).isEmpty();
    }

    @Test
    void beginsWithTheFirstUserIfTheCheckpointIsIgnored() {
        interruptAtTheSecondPage();

        assertThat(backfill(IGNORING_THE_CHECKPOINT))
                .isEqualTo(new Result.Completed(new Tally(0, 4, 0, 0, 3, 0, List.of())));
    }

    @Test
    void importsUserThatSignsUpMeanwhile() {
        clerkUsers.beforeEachPage(page -> clerkUsers.save(snapshot("user_8", "Grace", NOW)));

        assertThat(backfill(ALL)).isEqualTo(new Result.Completed(new Tally(0, 8, 0, 0, 0, 0, List.of())));
    }

    @Test
    void writesNothingInADryRun() {
        assertThat(backfill(DRY_RUN)).isEqualTo(new Result.Completed(new Tally(0, 7, 0, 0, 0, 0, List.of())));

        assertThat(userFeature.users.all()).isEmpty();
        assertThat(checkpoint.find()).isEmpty();
    }

    @Test
    void keepsTheCheckpointInADryRun() {
        interruptAtTheSecondPage();

        assertThat(backfill(DRY_RUN)).isEqualTo(new Result.Completed(new Tally(3, 4, 0, 0, 0, 0, List.of())));

        assertThat(checkpoint.find()).isPresent();
    }

    @Test
    void importsNoUsersOfAnotherInstance() {
        clerkUsers.belongTo(new InstanceId("ins_other"));

        assertThat(backfill(ALL)).isEqualTo(new Result.OtherInstance());
        assertThat(userFeature.users.all()).isEmpty();
    }

    @Test
    void importsNoUsersOfAnUnknownInstance() {
        clerkUsers.belongTo(null);

        assertThat(backfill(ALL)).isEqualTo(new Result.UnknownInstance());
        assertThat(backfill(DRY_RUN)).isInstanceOf(Result.Completed.class);
        assertThat(userFeature.users.all()).isEmpty();
    }

    @Test
    void doesNothingWhileAnotherBackfillOrReconciliationIsRunning() {
        assertThat(syncLock.tryRun(() -> backfill(ALL))).contains(new Result.Busy());
        assertThat(userFeature.users.all()).isEmpty();
    }

    private void interruptAtTheSecondPage() {
        clerkUsers.beforeEachPage(page -> {
            if (page == 2) {
                throw new ClerkUnavailableException("Clerk is unavailable");
            }
        });
        assertThatThrownBy(() -> backfill(ALL)).isInstanceOf(ClerkUnavailableException.class);
        clerkUsers.beforeEachPage(page -> {});
    }

    private Result backfill(Request request) {
        return new BackfillUsersService(
                        clerkUsers,
                        INSTANCE::equals,
                        checkpoint,
                        syncLock,
                        userFeature.findUsers,
                        userFeature.transactionalChangeUsers(),
                        userFeature.dryRunChangeUsers())
                .backfill(request, this::record);
    }

    private void record(SyncProgress.Stage stage, long done, long total) {
        assertThat(stage).isEqualTo(SyncProgress.Stage.USERS);
        assertThat(total).isGreaterThanOrEqualTo(done);
        progress.add(done);
    }

    private static Set<ClerkUserId> ids(String... ids) {
        return Set.of(List.of(ids).stream().map(ClerkUserId::new).toArray(ClerkUserId[]::new));
    }
}
