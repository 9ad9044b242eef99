package com.campusg.user.domain;

/** Something that happened to a user, and that others may have to act on. */
public sealed interface UserEvent {

    ClerkUserId clerkUserId();

    /** The user is gone for good, and wants to be forgotten wherever they are remembered. */
    record Erased(ClerkUserId clerkUserId) implements UserEvent {}
}
