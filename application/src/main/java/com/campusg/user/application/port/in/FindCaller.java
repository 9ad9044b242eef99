package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;

/**
 * Finds the user who asks. Their session token is genuine, so they exist even where we have not heard of them yet: whoever
 * implements this may go and ask for them first.
 */
@FunctionalInterface
public interface FindCaller {

    FindUser.Outcome find(ClerkUserId clerkUserId);
}
