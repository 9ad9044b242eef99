package com.campusg.sync.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.Optional;

/**
 * Fetches single users from Clerk while a caller waits.
 *
 * <p>An implementation must not throw, must answer within a few seconds, and at once while Clerk was recently unavailable.
 * Concurrent lookups of one user must cause one request, and the number of concurrent requests must be bounded.
 */
@FunctionalInterface
public interface ClerkUserLookup {

    /** Returns the user's state at Clerk; empty if Clerk does not know the user or is unavailable. */
    Optional<Snapshot> fetch(ClerkUserId clerkUserId);
}
