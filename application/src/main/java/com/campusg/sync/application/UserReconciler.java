package com.campusg.sync.application;

import com.campusg.sync.application.port.out.ClerkUsers.Page;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.UserChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Applies snapshots to users of which most are current: it compares without locks and changes only the others. */
final class UserReconciler {

    private final FindUsers findUsers;
    private final ChangeUsers changeUsers;
    private final Map<String, SkippedUser> skipped = new LinkedHashMap<>();
    private final Set<ClerkUserId> tombstones = new TreeSet<>(Comparator.comparing(ClerkUserId::value));

    UserReconciler(FindUsers findUsers, ChangeUsers changeUsers) {
        this.findUsers = findUsers;
        this.changeUsers = changeUsers;
    }

    /** The tombstones that Clerk still lists, as far as they were found. */
    Set<ClerkUserId> tombstones() {
        return Collections.unmodifiableSet(tombstones);
    }

    void addTombstone(ClerkUserId clerkUserId) {
        tombstones.add(clerkUserId);
    }

    /** The users that were skipped so far. */
    List<SkippedUser> skipped() {
        return List.copyOf(skipped.values());
    }

    void skip(SkippedUser user) {
        skipped.putIfAbsent(user.id(), user);
    }

    /**
     * Reconciles a page of users in one transaction, and returns the number of users by result. Users whom the database
     * rejects are skipped.
     */
    Map<Outcome, Long> reconcile(Page page) {
        page.skipped().forEach(this::skip);
        List<Snapshot> snapshots = page.users();
        Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
        Set<ClerkUserId> ids = snapshots.stream().map(Snapshot::clerkUserId).collect(Collectors.toSet());
        Map<ClerkUserId, FindUsers.Result> users = findUsers.findAll(ids);
        List<UserChange> changes = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            switch (users.get(snapshot.clerkUserId())) {
                case FindUsers.Result.Deleted() -> {
                    outcomes.merge(Outcome.TOMBSTONE, 1L, Long::sum);
                    tombstones.add(snapshot.clerkUserId());
                }
                case FindUsers.Result.Found(var user)
                when user.isCurrentWith(snapshot) -> outcomes.merge(Outcome.CURRENT, 1L, Long::sum);
                case null, default -> changes.add(new UserChange.Updated(snapshot));
            }
        }
        RejectedUserIsolation.apply(
                changes,
                batch -> changeUsers.change(batch).forEach(result -> outcomes.merge(Outcome.of(result), 1L, Long::sum)),
                (change, reason) -> skip(new SkippedUser(change.clerkUserId().value(), reason)));
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
