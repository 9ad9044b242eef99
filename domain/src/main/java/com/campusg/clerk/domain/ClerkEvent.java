package com.campusg.clerk.domain;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import org.jspecify.annotations.Nullable;

/** What a delivery tells (<a href="https://clerk.com/docs/guides/development/webhooks/overview">Clerk, webhooks</a>). */
public sealed interface ClerkEvent {

    /**
     * A user is as the snapshot says: {@code user.created} and {@code user.updated} mean the same, for either may come
     * first.
     */
    record UserChanged(Envelope envelope, Snapshot snapshot) implements ClerkEvent {}

    /** A user is gone for good: {@code user.deleted}. */
    record UserDeleted(Envelope envelope, ClerkUserId clerkUserId) implements ClerkEvent {}

    /** Something that is no concern of CampusG's. */
    record NotOurs(Envelope envelope) implements ClerkEvent {}

    /**
     * A genuine message that we cannot make sense of.
     *
     * @param reason for the operator, in words of ours; nothing of the message is in it
     * @param about whom it seems to be about; null if not even that can be told
     */
    record Unintelligible(String reason, @Nullable ClerkUserId about) implements ClerkEvent {}
}
