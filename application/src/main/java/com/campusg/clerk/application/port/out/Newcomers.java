package com.campusg.clerk.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.util.Optional;

/**
 * Users whom we have not heard of yet and who stand at the door: Clerk is asked about them.
 *
 * <p>What an adapter must guarantee: somebody waits for the answer, so it comes within a few seconds, and soon where
 * Clerk has just been found away. Many who ask for one user at the same time cost one question, and however many come, a
 * bounded number of questions is under way. It never throws.
 */
@FunctionalInterface
public interface Newcomers {

    /** The user as Clerk has them now, or empty: Clerk does not know them, or cannot be had. */
    Optional<Snapshot> fetch(ClerkUserId clerkUserId);
}
