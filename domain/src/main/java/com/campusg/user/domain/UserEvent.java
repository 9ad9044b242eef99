package com.campusg.user.domain;

import java.time.Instant;

/**
 * Something that happened to a user, and that others may have to act on. It names the user and holds nothing personal:
 * whoever needs to know more looks at the user.
 */
public sealed interface UserEvent {

    ClerkUserId clerkUserId();

    /** The {@link User#version} that came of it: of two events of one user the later one has the greater. */
    long version();

    Instant occurredAt();

    /** The user is known to CampusG under this name for the first time; they may have been here before Clerk. */
    record Registered(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /** Clerk says something new of the user. */
    record Changed(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /** The user was given stars. */
    record Rated(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /** The user is gone for good, and wants to be forgotten wherever they are remembered. */
    record Erased(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}

    /**
     * Nothing happened: an operator has everybody told of all users as they are.
     *
     * @param version the one that the user has had before
     */
    record Republished(ClerkUserId clerkUserId, long version, Instant occurredAt) implements UserEvent {}
}
