package com.campusg.user.domain;

import java.util.Optional;

/** A change that Clerk reports about a user. */
public sealed interface UserChange {

    ClerkUserId clerkUserId();

    /** The verified address by which a user from before Clerk may be linked, if the change has one. */
    Optional<EmailAddress> verifiedEmail();

    /** The user has the state of the snapshot. */
    record Updated(Snapshot snapshot) implements UserChange {

        @Override
        public ClerkUserId clerkUserId() {
            return snapshot.clerkUserId();
        }

        @Override
        public Optional<EmailAddress> verifiedEmail() {
            return snapshot.verifiedEmail();
        }
    }

    /** Clerk deleted the user. */
    record Deleted(ClerkUserId clerkUserId) implements UserChange {

        @Override
        public Optional<EmailAddress> verifiedEmail() {
            return Optional.empty();
        }
    }
}
