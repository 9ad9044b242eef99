package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;

/**
 * Finds the user of a genuine session token. Such a user exists at Clerk, so an implementation may fetch a user that is not
 * known yet from Clerk.
 */
@FunctionalInterface
public interface FindOrFetchUser {

    FindUsers.Result find(ClerkUserId clerkUserId);
}
