package com.campusg.sync.application;

import com.campusg.sync.application.UserReconciler.Outcome;
import com.campusg.sync.application.port.in.ReconcileUsers;
import com.campusg.sync.application.port.in.SyncProgress;
import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.application.port.out.ClerkUsers;
import com.campusg.sync.application.port.out.ClerkUsers.Lookup;
import com.campusg.sync.application.port.out.ClerkUsers.Page;
import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.application.port.out.SyncLock;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.out.UserRejectedException;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.UserChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the users that changed at Clerk, and then determines which of the active users no longer exist there. */
public final class ReconcileUsersService implements ReconcileUsers {

    private final ClerkUsers clerkUsers;
    private final ClerkInstance clerkInstance;
    private final Reconciliations reconciliations;
    private final SyncLock syncLock;
    private final FindUsers findUsers;
    private final ChangeUsers changeUsers;
    private final ChangeUsers dryRunChangeUsers;
    private final InstantSource clock;

    /** @param dryRunChangeUsers rolls the changes back */
    public ReconcileUsersService(
            ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            Reconciliations reconciliations,
            SyncLock syncLock,
            FindUsers findUsers,
            ChangeUsers changeUsers,
            ChangeUsers dryRunChangeUsers,
            InstantSource clock) {
        this.clerkUsers = clerkUsers;
        this.clerkInstance = clerkInstance;
        this.reconciliations = reconciliations;
        this.syncLock = syncLock;
        this.findUsers = findUsers;
        this.changeUsers = changeUsers;
        this.dryRunChangeUsers = dryRunChangeUsers;
        this.clock = clock;
    }

    @Override
    public Result reconcile(Request request, SyncProgress progress) {
        return syncLock.tryRun(() -> run(request, progress)).orElseGet(Result.Busy::new);
    }

    private Result run(Request request, SyncProgress progress) {
        InstanceCheck instance = InstanceCheck.of(clerkUsers, clerkInstance);
        if (instance == InstanceCheck.OTHER) {
            return new Result.OtherInstance();
        }
        if (instance == InstanceCheck.UNKNOWN && !request.dryRun()) {
            return new Result.UnknownInstance();
        }
        return new Run(request, progress).result();
    }

    /** One reconciliation. */
    private final class Run {

        private final Request request;
        private final SyncProgress progress;
        private final UserReconciler reconciler;
        private final Instant startedAt = clock.instant();
        private final @Nullable Instant comparedBefore =
                reconciliations.last().map(Reconciliation::until).orElse(null);
        private final @Nullable Instant since;
        private long total;
        private long compared;
        private long missing;
        private long outdated;
        private long active;

        Run(Request request, SyncProgress progress) {
            this.request = request;
            this.progress = progress;
            this.reconciler = new UserReconciler(findUsers, request.dryRun() ? dryRunChangeUsers : changeUsers);
            this.since = switch (request.scope()) {
                case Scope.SinceLast() -> comparedBefore;
                case Scope.ChangedAfter(Instant instant) -> instant;
                case Scope.All() -> null;
            };
        }

        Result result() {
            total = clerkUsers.count();
            Optional<Instant> lastChange = clerkUsers.lastChange();
            if (since == null) {
                compareAll();
            } else {
                clerkUsers.changedSince(since, this::compare);
            }
            List<ClerkUserId> absent = absentAtClerk();
            if (since != null && total > active - absent.size()) {
                findTombstonesAtClerk();
                if (total > active - absent.size() + reconciler.tombstones().size()) {
                    // Users are missing here that did not change recently: an import at Clerk keeps old times.
                    compareAll();
                }
            }
            long allowed = request.maxDeletionsOf(active);
            if (absent.size() > allowed) {
                return new Result.TooManyDeletions(absent.size(), allowed);
            }
            Drift drift = new Drift(missing, outdated, delete(absent));
            Reconciliation reconciliation = new Reconciliation(startedAt, clock.instant(), until(lastChange), drift);
            if (!request.dryRun()) {
                reconciliations.add(reconciliation);
            }
            return new Result.Completed(
                    reconciliation,
                    compared,
                    List.copyOf(reconciler.tombstones()),
                    reconciler.skipped(),
                    findUsers.unidentified());
        }

        private void compareAll() {
            ReadAhead pages = new ReadAhead(clerkUsers);
            Optional<ClerkUsers.Cursor> cursor = Optional.empty();
            do {
                Page page = pages.read(cursor);
                compare(page);
                cursor = page.next();
            } while (cursor.isPresent());
        }

        private void compare(Page page) {
            Map<Outcome, Long> outcomes = reconciler.reconcile(page);
            missing += outcomes.getOrDefault(Outcome.REGISTERED, 0L) + outcomes.getOrDefault(Outcome.LINKED, 0L);
            outdated += outcomes.getOrDefault(Outcome.UPDATED, 0L);
            compared += page.users().size();
            progress.report(SyncProgress.Stage.USERS, compared, total);
        }

        private List<ClerkUserId> absentAtClerk() {
            List<ClerkUserId> absent = new ArrayList<>();
            List<ClerkUserId> page = findUsers.activeAfter(Optional.empty());
            while (!page.isEmpty()) {
                absent.addAll(clerkUsers.missing(page));
                active += page.size();
                progress.report(SyncProgress.Stage.DELETIONS, active, total);
                page = findUsers.activeAfter(Optional.of(page.getLast()));
            }
            return absent;
        }

        private void findTombstonesAtClerk() {
            List<ClerkUserId> page = findUsers.deletedAfter(Optional.empty());
            while (!page.isEmpty()) {
                Set<ClerkUserId> missing = clerkUsers.missing(page);
                page.stream().filter(id -> !missing.contains(id)).forEach(reconciler::addTombstone);
                page = findUsers.deletedAfter(Optional.of(page.getLast()));
            }
        }

        /** Looks up each user at Clerk once more, because a deletion cannot be undone. */
        private long delete(List<ClerkUserId> absent) {
            long deleted = 0;
            for (ClerkUserId clerkUserId : absent) {
                if (clerkUsers.find(clerkUserId) instanceof Lookup.NotFound
                        && (request.dryRun() || delete(clerkUserId))) {
                    deleted++;
                }
            }
            return deleted;
        }

        private boolean delete(ClerkUserId clerkUserId) {
            try {
                return changeUsers
                        .change(List.of(new UserChange.Deleted(clerkUserId)))
                        .contains(ChangeUsers.Result.DELETED);
            } catch (UserRejectedException rejected) {
                reconciler.skip(new SkippedUser(clerkUserId.value(), rejected.reason()));
                return false;
            }
        }

        /** The end of the range that was compared without a gap; null as long as some users were never compared. */
        private @Nullable Instant until(Optional<Instant> lastChange) {
            boolean gap = since != null && (comparedBefore == null || since.isAfter(comparedBefore));
            return gap ? comparedBefore : lastChange.orElse(comparedBefore);
        }
    }
}
