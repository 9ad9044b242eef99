package com.campusg.clerk.application;

import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.RehearseSync;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.Snapshot;

/** Brings users in step who are perhaps in step already: looking costs less than locking. */
final class StepWithClerk {

    /** What became of a user. */
    enum Step {
        REGISTERED,
        LINKED,
        UPDATED,
        IN_STEP,
        DELETED
    }

    private final FindUser findUser;
    private final SyncUser syncUser;
    private final RehearseSync rehearseSync;

    StepWithClerk(FindUser findUser, SyncUser syncUser, RehearseSync rehearseSync) {
        this.findUser = findUser;
        this.syncUser = syncUser;
        this.rehearseSync = rehearseSync;
    }

    Step take(Snapshot snapshot, boolean rehearsed) {
        return switch (findUser.find(snapshot.clerkUserId())) {
            case FindUser.Outcome.Deleted() -> Step.DELETED;
            case FindUser.Outcome.Found found when found.user().shows(snapshot) -> Step.IN_STEP;
            case FindUser.Outcome.Found found -> sync(snapshot, rehearsed);
            case FindUser.Outcome.Unknown() -> sync(snapshot, rehearsed);
        };
    }

    private Step sync(Snapshot snapshot, boolean rehearsed) {
        SyncUser.Outcome outcome = rehearsed ? rehearseSync.rehearse(snapshot) : syncUser.sync(snapshot);
        return switch (outcome) {
            case SyncUser.Outcome.Registered() -> Step.REGISTERED;
            case SyncUser.Outcome.Linked() -> Step.LINKED;
            case SyncUser.Outcome.Updated() -> Step.UPDATED;
            case SyncUser.Outcome.Stale() -> Step.IN_STEP;
        };
    }
}
