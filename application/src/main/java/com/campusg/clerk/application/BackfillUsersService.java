package com.campusg.clerk.application;

import com.campusg.clerk.application.StepWithClerk.Step;
import com.campusg.clerk.application.port.in.BackfillUsers;
import com.campusg.clerk.application.port.in.WalkProgress;
import com.campusg.clerk.application.port.out.BackfillProgress;
import com.campusg.clerk.application.port.out.BackfillProgress.Reached;
import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.application.port.out.ClerkUsers;
import com.campusg.clerk.application.port.out.ClerkUsers.Page;
import com.campusg.clerk.application.port.out.ClerkUsers.Place;
import com.campusg.clerk.application.port.out.Walks;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.RehearseSync;
import com.campusg.user.application.port.in.SyncUser;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Goes through Clerk's users in the order of signing up, so that whoever signs up meanwhile is met at the end. */
public final class BackfillUsersService implements BackfillUsers {

    private final ClerkUsers clerkUsers;
    private final ClerkInstance clerkInstance;
    private final BackfillProgress reached;
    private final Walks walks;
    private final StepWithClerk step;

    public BackfillUsersService(
            ClerkUsers clerkUsers,
            ClerkInstance clerkInstance,
            BackfillProgress reached,
            Walks walks,
            FindUser findUser,
            SyncUser syncUser,
            RehearseSync rehearseSync) {
        this.clerkUsers = clerkUsers;
        this.clerkInstance = clerkInstance;
        this.reached = reached;
        this.walks = walks;
        this.step = new StepWithClerk(findUser, syncUser, rehearseSync);
    }

    @Override
    public Outcome backfill(Request request, WalkProgress progress) {
        return walks.alone(() -> walk(request, progress)).orElseGet(Outcome.Busy::new);
    }

    private Outcome walk(Request request, WalkProgress progress) {
        if (clerkUsers
                .instance()
                .filter(instance -> !clerkInstance.mayBe(instance))
                .isPresent()) {
            return new Outcome.OtherInstance();
        }
        Optional<Reached> before = request.fromTheStart() ? Optional.empty() : reached.find();
        Count count = new Count(before.map(Reached::users).orElse(0L));
        Place place = before.map(Reached::place).orElse(null);
        long total = clerkUsers.count();
        progress.at(WalkProgress.Stage.USERS, count.total(), total);
        Page page = clerkUsers.signedUpAfter(place);
        while (page.last() != null) {
            page.users().forEach(user -> count.add(step.take(user, request.rehearsed())));
            count.unreadable += page.unreadable();
            place = page.last();
            if (!request.rehearsed()) {
                reached.keep(new Reached(place, count.total()));
            }
            progress.at(WalkProgress.Stage.USERS, count.total(), Math.max(total, count.total()));
            page = clerkUsers.signedUpAfter(place);
        }
        if (!request.rehearsed()) {
            reached.clear();
        }
        return new Outcome.Completed(count.tally());
    }

    /** Adds up while the walk goes on. */
    private static final class Count {

        private final long before;
        private final Map<Step, Long> steps = new EnumMap<>(Step.class);
        private long unreadable;

        Count(long before) {
            this.before = before;
        }

        void add(Step made) {
            steps.merge(made, 1L, Long::sum);
        }

        long total() {
            return tally().total();
        }

        Tally tally() {
            return new Tally(
                    before,
                    of(Step.REGISTERED),
                    of(Step.LINKED),
                    of(Step.UPDATED),
                    of(Step.IN_STEP),
                    of(Step.DELETED),
                    unreadable);
        }

        private long of(Step made) {
            return steps.getOrDefault(made, 0L);
        }
    }
}
