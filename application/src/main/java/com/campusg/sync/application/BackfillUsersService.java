package com.campusg.sync.application;

import com.campusg.sync.application.UserReconciler.Outcome;
import com.campusg.sync.application.port.in.BackfillUsers;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.application.port.out.BackfillCheckpoint;
import com.campusg.sync.application.port.out.BackfillCheckpoint.Checkpoint;
import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.sync.application.port.out.ClerkUsers.Page;
import com.campusg.sync.application.port.out.SyncLock;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads all users at Clerk in the order of sign-up, so that users who sign up meanwhile come last. */
public final class BackfillUsersService implements BackfillUsers {

    private final ClerkUsers clerkUsers;
    private final ClerkInstance clerkInstance;
    private final BackfillCheckpoint checkpoint;
    private final SyncLock syncLock;
    private final FindUsers findUsers;
    private final ChangeUsers changeUsers;
    private final ChangeUsers dryRunChangeUsers;

    /** @param dryRunChangeUsers rolls the changes back */
    public BackfillUsersService(
            ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            BackfillCheckpoint checkpoint,
            SyncLock syncLock,
            FindUsers findUsers,
            ChangeUsers changeUsers,
            ChangeUsers dryRunChangeUsers) {
        this.clerkUsers = clerkUsers;
        this.clerkInstance = clerkInstance;
        this.checkpoint = checkpoint;
        this.syncLock = syncLock;
        this.findUsers = findUsers;
        this.changeUsers = changeUsers;
        this.dryRunChangeUsers = dryRunChangeUsers;
    }

    @Override
    public Result backfill(Request request, SyncProgress progress) {
        return syncLock.tryRun(() -> scan(request, progress)).orElseGet(Result.Busy::new);
    }

    private Result scan(Request request, SyncProgress progress) {
        if (clerkUsers
                .instance()
                .filter(instance -> !clerkInstance.mayBe(instance))
                .isPresent()) {
            return new Result.OtherInstance();
        }
        UserReconciler reconciler = new UserReconciler(findUsers, request.dryRun() ? dryRunChangeUsers : changeUsers);
        Optional<Checkpoint> start = request.ignoreCheckpoint() ? Optional.empty() : checkpoint.find();
        Count count = new Count(start.map(Checkpoint::users).orElse(0L));
        long total = clerkUsers.count();
        progress.report(SyncProgress.Stage.USERS, count.tally().total(), total);
        Optional<Cursor> cursor = start.map(Checkpoint::cursor);
        do {
            Page page = clerkUsers.all(cursor);
            cursor = page.next();
            count.add(reconciler.reconcile(page.users()), page.unreadable());
            long done = count.tally().total();
            if (!request.dryRun()) {
                cursor.ifPresent(next -> checkpoint.save(new Checkpoint(next, done)));
            }
            progress.report(SyncProgress.Stage.USERS, done, Math.max(total, done));
        } while (cursor.isPresent());
        if (!request.dryRun()) {
            checkpoint.clear();
        }
        return new Result.Completed(count.tally());
    }

    /** The counters of a running backfill. */
    private static final class Count {

        private final long before;
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        private long unreadable;

        Count(long before) {
            this.before = before;
        }

        void add(Map<Outcome, Long> page, int unreadableInPage) {
            page.forEach((outcome, users) -> outcomes.merge(outcome, users, Long::sum));
            unreadable += unreadableInPage;
        }

        Tally tally() {
            return new Tally(
                    before,
                    of(Outcome.REGISTERED),
                    of(Outcome.LINKED),
                    of(Outcome.UPDATED),
                    of(Outcome.CURRENT),
                    of(Outcome.TOMBSTONE),
                    unreadable);
        }

        private long of(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }
}
