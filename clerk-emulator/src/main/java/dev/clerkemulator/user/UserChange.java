package dev.clerkemulator.user;

import java.time.Instant;

/** A change of a user, with the state after the change. For a deletion, the state before it. */
public sealed interface UserChange {
    User user();

    Instant at();

    record Created(User user, Instant at) implements UserChange {}

    record Updated(User user, Instant at) implements UserChange {}

    record Deleted(User user, Instant at) implements UserChange {}
}
