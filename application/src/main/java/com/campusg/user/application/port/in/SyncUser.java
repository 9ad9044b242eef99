package com.campusg.user.application.port.in;

import com.campusg.user.domain.Snapshot;

/** Brings a user in step with what Clerk says: the one door through which Clerk's word reaches a user. */
@FunctionalInterface
public interface SyncUser {

    /** Shows the snapshot, unless something newer is known. Durable when it returns, within the caller's transaction. */
    Outcome sync(Snapshot snapshot);

    /** What became of the snapshot. */
    sealed interface Outcome {

        /** A new user came to be. */
        record Registered() implements Outcome {}

        /** A user from before Clerk was tied to Clerk. */
        record Linked() implements Outcome {}

        /** The user shows the snapshot now. */
        record Updated() implements Outcome {}

        /** The user showed this or a newer state already, or is deleted. */
        record Stale() implements Outcome {}
    }
}
