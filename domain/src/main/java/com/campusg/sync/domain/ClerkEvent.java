package com.campusg.sync.domain;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.UserChange;
import org.jspecify.annotations.Nullable;

/**
 * The content of a delivery (<a href="https://clerk.com/docs/guides/development/webhooks/overview">Clerk, webhooks</a>).
 */
public sealed interface ClerkEvent {

    /** The event changes a user: {@code user.created}, {@code user.updated} or {@code user.deleted}. */
    record UserChanged(Envelope envelope, UserChange change) implements ClerkEvent {}

    /** The event has a type that this service does not handle. */
    record Unhandled(Envelope envelope) implements ClerkEvent {}

    /**
     * The payload is not JSON, or lacks a member that the event type requires.
     *
     * @param reason for the operator; contains no part of the payload
     * @param clerkUserId the user that the payload names; null if it names none
     */
    record Unreadable(String reason, @Nullable ClerkUserId clerkUserId) implements ClerkEvent {}
}
