package com.campusg.clerk.application.port.in;

import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.domain.ClerkUserId;

/** Erases a user whom Clerk deleted, and what is kept of Clerk's messages about them: both or neither. */
@FunctionalInterface
public interface EraseUser {

    RemoveUser.Outcome erase(ClerkUserId clerkUserId);
}
