package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import java.util.Map;
import java.util.Set;

/** Finds several users at once by the names that Clerk has for them. */
@FunctionalInterface
public interface FindUsers {

    /** What is known of each of them, in the order in which they were asked for. */
    Map<ClerkUserId, FindUser.Outcome> find(Set<ClerkUserId> clerkUserIds);
}
