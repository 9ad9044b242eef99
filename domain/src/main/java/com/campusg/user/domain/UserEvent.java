package com.campusg.user.domain;

import java.time.Instant;

/**
 * A domain event about a user. It contains no personal data; consumers read the user for more.
 */
public sealed interface UserEvent {

    ClerkUserId clerkUserId();

    /** The resulting {@link User#version}: it orders the events of one user. */
    long version();

    Instant occurredAt();

    /** The name of the event type: in messages to other services, in the outbox and in metrics. */
    default String type() {
        return switch (this) {
            case Registered registered -> "registered";
            case Changed changed -> "changed";
            case Rated rated -> "rated";
            case Erased erased -> "erased";
            case Republished republished -> "republished";
        };
    }

    /**
     * Creates an event of the named type.
     *
     * @throws IllegalArgumentException if there is no such type, for example after a downgrade
     */
    static UserEvent of(String type, ClerkUserId clerkUserId, long version, Instant occurredAt) {
        return switch (type) {
            case "registered" -> new Registered(clerkUserId, version, occurredAt);
            case "changed" -> new Changed(clerkUserId, version, occurredAt);
            case "rated" -> new Rated(clerkUserId, version, occurredAt);
            case "erased" -> new Erased(clerkUserId, version, occurredAt);
            case "republished" -> new Republished(clerkUserId, version, occurredAt);
            default -> throw new IllegalArgumentException("Unknown type of user event: " + type);
        };
    }

    /** The user was created for, or linked to, this Clerk id. */
    record Registered(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /** The profile has changed at Clerk. */
    record Changed(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /** The user was rated. */
    record Rated(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /** The user was deleted at Clerk; consumers must erase what they hold about the user. */
    record Erased(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /**
     * The user is unchanged; an operator republishes the current state of all users.
     *
     * @param version the version that the user already had
     */
    record Republished(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}
}
