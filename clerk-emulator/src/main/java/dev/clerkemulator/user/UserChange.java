package dev.clerkemulator.user;

import java.time.Instant;

/** What happened to a user, with the state right after it. */
public sealed interface UserChange {
    User user();

    Instant at();

    record Created(User user, Instant at) implements UserChange {}

    record Updated(User user, Instant at) implements UserChange {}

    record Deleted(User user, Instant at) implements UserChange {}
}
