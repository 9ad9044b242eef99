package com.campusg.clerk.domain;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;

/** What a delivery tells (<a href="https://clerk.com/docs/guides/development/webhooks/overview">Clerk, webhooks</a>). */
public sealed interface ClerkEvent {

    /**
     * A user is as the snapshot says: {@code user.created} and {@code user.updated} mean the same, for either may come
     * first.
     *
     * @param type Clerk's name of the event
     */
    record UserChanged(String type, Snapshot snapshot) implements ClerkEvent {}

    /**
     * A user is gone for good: {@code user.deleted}.
     *
     * @param type Clerk's name of the event
     */
    record UserDeleted(String type, ClerkUserId clerkUserId) implements ClerkEvent {}

    /** Something that is no concern of CampusG's. */
    record NotOurs() implements ClerkEvent {}

    /**
     * A genuine message that we cannot make sense of.
     *
     * @param reason for the operator, in words of ours; nothing of the message is in it
     */
    record Unintelligible(String reason) implements ClerkEvent {}
}
