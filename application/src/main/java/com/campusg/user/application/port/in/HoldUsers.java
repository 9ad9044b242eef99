package com.campusg.user.application.port.in;

import com.campusg.user.domain.ClerkUserId;
import java.util.Map;
import java.util.Set;

/** Keeps users as they are for as long as somebody needs them so. */
@FunctionalInterface
public interface HoldUsers {

    /**
     * Sees to it that nobody else changes, adds or deletes any of these users until the caller's transaction ends. All who
     * need several users have to ask for them at once: they are held in one order, so that no two callers ever wait for
     * each other.
     *
     * @return what is known of each of them
     */
    Map<ClerkUserId, FindUser.Outcome> hold(Set<ClerkUserId> clerkUserIds);
}
