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
import com.campusg.user.domain.ClerkUserId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
        InstanceCheck instance = InstanceCheck.of(clerkUsers, clerkInstance);
        if (instance == InstanceCheck.OTHER) {
            return new Result.OtherInstance();
        }
        if (instance == InstanceCheck.UNKNOWN && !request.dryRun()) {
            return new Result.UnknownInstance();
        }
        UserReconciler reconciler = new UserReconciler(findUsers, request.dryRun() ? dryRunChangeUsers : changeUsers);
        Optional<Checkpoint> start = request.ignoreCheckpoint() ? Optional.empty() : checkpoint.find();
        Count count = new Count(start.map(Checkpoint::users).orElse(0L), reconciler);
        long total = clerkUsers.count();
        long done = count.tally().total();
        progress.report(SyncProgress.Stage.USERS, done, total);
        Optional<Cursor> cursor = start.map(Checkpoint::cursor);
        ReadAhead pages = new ReadAhead(clerkUsers);
        Set<ClerkUserId> lastPage = Set.of();
        boolean repeated = false;
        boolean last = false;
        while (!last) {
            Page read = pages.read(cursor);
            Page page = read.without(lastPage);
            count.add(reconciler.reconcile(page));
            long before = done;
            done = count.tally().total();
            if (page.next().isPresent()) {
                cursor = page.next();
                if (!request.dryRun()) {
                    checkpoint.save(new Checkpoint(cursor.get(), done));
                }
            } else {
                total = clerkUsers.count();
                // Users may have signed up since the page was read: then it is read once more.
                last = done >= total || (repeated && done == before);
                repeated = true;
            }
            lastPage = read.users().isEmpty() ? lastPage : read.ids();
            progress.report(SyncProgress.Stage.USERS, done, Math.max(total, done));
        }
        if (!request.dryRun()) {
            checkpoint.clear();
        }
        return done < total ? new Result.Incomplete(count.tally(), total) : new Result.Completed(count.tally());
    }

    /** The counters of a running backfill. */
    private static final class Count {

        private final long before;
        private final UserReconciler reconciler;
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);

        Count(long before, UserReconciler reconciler) {
            this.before = before;
            this.reconciler = reconciler;
        }

        void add(Map<Outcome, Long> page) {
            page.forEach((outcome, users) -> outcomes.merge(outcome, users, Long::sum));
        }

        Tally tally() {
            return new Tally(
                    before,
                    of(Outcome.REGISTERED),
                    of(Outcome.LINKED),
                    of(Outcome.UPDATED),
                    of(Outcome.CURRENT),
                    of(Outcome.TOMBSTONE),
                    reconciler.skipped());
        }

        private long of(Outcome outcome) {
            return outcomes.getOrDefault(outcome, 0L);
        }
    }
}
