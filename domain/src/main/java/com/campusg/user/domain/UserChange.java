package com.campusg.user.domain;

import java.util.Optional;

/** What Clerk says has become of a user. */
public sealed interface UserChange {

    ClerkUserId clerkUserId();

    /** The address by which this may turn out to be a user from before Clerk, if there is one. */
    Optional<EmailAddress> proof();

    /** The user is as the snapshot says, new or not. */
    record Shown(Snapshot snapshot) implements UserChange {

        @Override
        public ClerkUserId clerkUserId() {
            return snapshot.clerkUserId();
        }

        @Override
        public Optional<EmailAddress> proof() {
            return snapshot.proof();
        }
    }

    /** The user is gone for good. */
    record Deleted(ClerkUserId clerkUserId) implements UserChange {

        @Override
        public Optional<EmailAddress> proof() {
            return Optional.empty();
        }
    }
}
