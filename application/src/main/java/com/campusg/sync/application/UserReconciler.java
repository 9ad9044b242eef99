package com.campusg.sync.application;

import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Applies snapshots to users of which most are current: it compares without locks and changes only the others. */
final class UserReconciler {

    private final FindUsers findUsers;
    private final ChangeUsers changeUsers;

    UserReconciler(FindUsers findUsers, ChangeUsers changeUsers) {
        this.findUsers = findUsers;
        this.changeUsers = changeUsers;
    }

    /** Reconciles a page of users in one transaction, and returns the number of users by result. */
    Map<Outcome, Long> reconcile(List<Snapshot> snapshots) {
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        Set<ClerkUserId> ids = snapshots.stream().map(Snapshot::clerkUserId).collect(Collectors.toSet());
        Map<ClerkUserId, FindUsers.Result> users = findUsers.findAll(ids);
        List<UserChange> changes = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            switch (users.get(snapshot.clerkUserId())) {
                case FindUsers.Result.Deleted() -> outcomes.merge(Outcome.TOMBSTONE, 1L, Long::sum);
                case FindUsers.Result.Found(var user)
                when user.isCurrentWith(snapshot) -> outcomes.merge(Outcome.CURRENT, 1L, Long::sum);
                case null, default -> changes.add(new UserChange.Updated(snapshot));
            }
        }
        changeUsers.change(changes).forEach(result -> outcomes.merge(Outcome.of(result), 1L, Long::sum));
        return outcomes;
    }

    /** The result for a user. */
    enum Outcome {
        REGISTERED,
        LINKED,
        UPDATED,
        CURRENT,
        /** The user is deleted here, although Clerk still lists it. */
        TOMBSTONE;

        private static Outcome of(ChangeUsers.Result result) {
            return switch (result) {
                case REGISTERED -> REGISTERED;
                case LINKED -> LINKED;
                case UPDATED -> UPDATED;
                case UNCHANGED -> CURRENT;
                case DELETED -> TOMBSTONE;
            };
        }
    }
}
