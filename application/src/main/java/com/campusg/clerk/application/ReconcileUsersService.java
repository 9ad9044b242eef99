package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.EraseUser;
import com.campusg.clerk.application.port.in.ReconcileUsers;
import com.campusg.clerk.application.port.in.WalkProgress;
import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.clerk.application.port.out.ClerkUsers.Page;
import com.campusg.clerk.application.port.out.Reconciliations;
import com.campusg.clerk.application.port.out.Walks;
import com.campusg.clerk.domain.Reconciliation;
import com.campusg.clerk.domain.Reconciliation.Drift;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.ListUsers;
import com.campusg.user.application.port.in.RehearseSync;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes through Clerk's users from the last one who changed back to those who were compared before, and then asks Clerk
 * which of our users it no longer has.
 */
public final class ReconcileUsersService implements ReconcileUsers {

    /** Clerk's lists may be a little behind Clerk: so much is compared twice. */
    private static final Duration LAG = Duration.ofMinutes(5);

    private final ClerkUsers clerkUsers;
    private final ClerkInstance clerkInstance;
    private final Reconciliations reconciliations;
    private final Walks walks;
    private final ListUsers listUsers;
    private final EraseUser eraseUser;
    private final StepWithClerk step;
    private final InstantSource clock;

    public ReconcileUsersService(
            ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            Reconciliations reconciliations,
            Walks walks,
            FindUser findUser,
            SyncUser syncUser,
            RehearseSync rehearseSync,
            ListUsers listUsers,
            EraseUser eraseUser,
            InstantSource clock) {
        this.clerkUsers = clerkUsers;
        this.clerkInstance = clerkInstance;
        this.reconciliations = reconciliations;
        this.walks = walks;
        this.listUsers = listUsers;
        this.eraseUser = eraseUser;
        this.step = new StepWithClerk(findUser, syncUser, rehearseSync);
        this.clock = clock;
    }

    @Override
    public Outcome reconcile(Request request, WalkProgress progress) {
        return walks.alone(() -> clerkUsers
                                .instance()
                                .filter(instance -> !clerkInstance.mayBe(instance))
                                .isPresent()
                        ? new Outcome.OtherInstance()
                        : new Walk(request, progress).outcome())
                .orElseGet(Outcome.Busy::new);
    }

    /** One reconciliation under way. */
    private final class Walk {

        private final Request request;
        private final WalkProgress progress;
        private final Instant startedAt = clock.instant();
        private final @Nullable Instant comparedBefore =
                reconciliations.last().map(Reconciliation::until).orElse(null);
        private final @Nullable Instant since;
        private long total;
        private long compared;
        private long unreadable;
        private long missing;
        private long outdated;
        private long living;

        Walk(Request request, WalkProgress progress) {
            this.request = request;
            this.progress = progress;
            this.since = switch (request.scope()) {
                case Scope.SinceLast() -> comparedBefore;
                case Scope.ChangedAfter(Instant then) -> then;
                case Scope.All() -> null;
            };
        }

        Outcome outcome() {
            total = clerkUsers.count();
            Page newest = clerkUsers.lastChanged(0);
            if (since == null) {
                compareAll();
            } else {
                compareChangedAfter(since.minus(LAG), newest);
            }
            List<ClerkUserId> absent = absent();
            long most = request.mostDeletionsOf(living);
            if (absent.size() > most) {
                return new Outcome.TooManyDeletions(absent.size(), most);
            }
            Drift drift = new Drift(missing, outdated, erase(absent));
            Reconciliation reconciliation = new Reconciliation(startedAt, clock.instant(), until(newest), drift);
            if (!request.rehearsed()) {
                reconciliations.add(reconciliation);
            }
            return new Outcome.Completed(reconciliation, compared, unreadable);
        }

        /** Far down a list that is counted off Clerk gets slow, so all are gone through in the order of signing up. */
        private void compareAll() {
            Page page = clerkUsers.signedUpAfter(null);
            while (page.last() != null) {
                page.users().forEach(this::compare);
                told(page);
                page = clerkUsers.signedUpAfter(page.last());
            }
        }

        /**
         * Each page begins with the last user of the one before: if it does not, because users were deleted meanwhile, a
         * step back sees to it that nobody is passed over.
         */
        private void compareChangedAfter(Instant then, Page newest) {
            Page page = newest;
            Set<ClerkUserId> before = Set.of();
            long offset = 0;
            while (true) {
                if (isGap(before, page, offset)) {
                    offset = Math.max(0, offset - ClerkUsers.PAGE);
                } else {
                    for (Snapshot user : page.users()) {
                        if (user.revision().updatedAt().isBefore(then)) {
                            return;
                        }
                        if (!before.contains(user.clerkUserId())) {
                            compare(user);
                        }
                    }
                    told(page);
                    if (page.size() <= 1) {
                        return;
                    }
                    before = ids(page);
                    offset += page.size() - 1;
                }
                page = clerkUsers.lastChanged(offset);
            }
        }

        private static boolean isGap(Set<ClerkUserId> before, Page page, long offset) {
            return offset > 0
                    && !before.isEmpty()
                    && page.users().stream().map(Snapshot::clerkUserId).noneMatch(before::contains);
        }

        private static Set<ClerkUserId> ids(Page page) {
            return page.users().stream().map(Snapshot::clerkUserId).collect(Collectors.toUnmodifiableSet());
        }

        private void compare(Snapshot user) {
            compared++;
            switch (step.take(user, request.rehearsed())) {
                case REGISTERED, LINKED -> missing++;
                case UPDATED -> outdated++;
                case IN_STEP, DELETED -> {}
            }
        }

        private void told(Page page) {
            unreadable += page.unreadable();
            progress.at(WalkProgress.Stage.USERS, compared, total);
        }

        private List<ClerkUserId> absent() {
            List<ClerkUserId> absent = new ArrayList<>();
            List<ClerkUserId> some = listUsers.livingAfter(null, ClerkUsers.IDS_AT_ONCE);
            while (!some.isEmpty()) {
                Set<ClerkUserId> existing = clerkUsers.existing(some);
                some.stream().filter(id -> !existing.contains(id)).forEach(absent::add);
                living += some.size();
                progress.at(WalkProgress.Stage.DELETIONS, living, total);
                some = listUsers.livingAfter(some.getLast(), ClerkUsers.IDS_AT_ONCE);
            }
            return absent;
        }

        /** What cannot be undone is asked for twice. */
        private long erase(List<ClerkUserId> absent) {
            long deleted = 0;
            for (ClerkUserId clerkUserId : absent) {
                if (clerkUsers.find(clerkUserId).isEmpty()
                        && (request.rehearsed()
                                || eraseUser.erase(clerkUserId) instanceof RemoveUser.Outcome.Removed)) {
                    deleted++;
                }
            }
            return deleted;
        }

        /** Without a gap up to then; null as long as those before {@link #since} were never compared. */
        private @Nullable Instant until(Page newest) {
            boolean gap = since != null && (comparedBefore == null || since.isAfter(comparedBefore));
            return gap || newest.users().isEmpty()
                    ? comparedBefore
                    : newest.users().getFirst().revision().updatedAt();
        }
    }
}
