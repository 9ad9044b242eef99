package com.campusg.user.application.port.out;

import com.campusg.user.domain.ClerkUserId;
import java.util.Set;

/**
 * Erases what another feature keeps about deleted users. Each feature that keeps such data implements it.
 *
 * <p>An implementation must write in the caller's transaction, so that a deletion erases everything or nothing.
 */
@FunctionalInterface
public interface UserErasure {

    /**
     * Erases what the feature keeps about these users.
     *
     * @param deleted the deleted users, which the caller has locked; never empty
     */
    void erase(Set<ClerkUserId> deleted);
}
