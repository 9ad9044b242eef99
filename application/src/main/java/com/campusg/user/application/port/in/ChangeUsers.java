package com.campusg.user.application.port.in;

import com.campusg.user.domain.UserChange;
import java.util.List;

/** Applies changes that Clerk reports to users: the single write path for the state of Clerk. */
@FunctionalInterface
public interface ChangeUsers {

    /**
     * Applies the changes in order, in one transaction; a user may be changed several times. If this throws, nothing was
     * changed.
     *
     * @return the result of each change, in the same order
     * @throws com.campusg.user.application.port.out.UserRejectedException if the database rejects the state of one of the
     *     users; the other changes may succeed without it
     */
    List<Result> change(List<UserChange> changes);

    /** The result of a change. */
    enum Result {
        /** A new user was created. */
        REGISTERED,
        /** A user from before Clerk was linked. */
        LINKED,
        /** The user changed. */
        UPDATED,
        /** The user was deleted, and a tombstone stays. */
        DELETED,
        /** The user has this or a newer state, or is deleted. */
        UNCHANGED
    }
}
