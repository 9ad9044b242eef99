package com.campusg.user.application.port.in;

import com.campusg.user.domain.UserChange;
import java.util.List;

/** Does to many users, at the price of a few, what {@link SyncUser} and {@link RemoveUser} do to one. */
@FunctionalInterface
public interface ChangeUsers {

    /**
     * Does all of it or nothing, one after the other; a user may be changed several times.
     *
     * @return what became of each, in the same order
     */
    List<Outcome> change(List<UserChange> changes);

    /** What became of a change. */
    enum Outcome {

        /** It was news, and is done. */
        DONE,

        /** The user showed this or a newer state already, or is deleted. */
        STALE
    }
}
