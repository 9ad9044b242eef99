package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import java.util.Map;
import java.util.Set;

/** Locks users against changes by other transactions. */
@FunctionalInterface
public interface LockUsers {

    /**
     * Locks the users until the caller's transaction ends: no other transaction changes, adds or deletes any of them. All
     * callers lock in the same order, so a caller that needs several users must lock them with one call.
     *
     * @return a result for each id, as of the time at which the locks were acquired
     * @throws RuntimeException if the caller has no transaction
     */
    Map<ClerkUserId, FindUsers.Result> lock(Set<ClerkUserId> clerkUserIds);
}
