package com.campusg.rating.application.port.in;

import com.campusg.user.domain.ClerkUserId;

/** Forgets a user who has left: as a rater the name goes and the stars stay, as a rated user the ratings go. */
@FunctionalInterface
public interface ForgetUser {

    /** Durable when it returns, within the caller's transaction. */
    void forget(ClerkUserId clerkUserId);
}
