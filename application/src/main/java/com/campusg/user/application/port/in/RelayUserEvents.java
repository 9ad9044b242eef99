package com.campusg.user.application.port.in;

import java.util.function.BooleanSupplier;

/** Publishes the events of the outbox to other services: each event at least once, the events of one user in order. */
@FunctionalInterface
public interface RelayUserEvents {

    /**
     * Publishes pending events until the caller stops it, if this instance is the leader. At most one instance is the leader.
     * A failure, such as an unavailable broker, is thrown; unpublished events stay in the outbox.
     *
     * @param awaitEvents called after less than a full batch was read: returns true when it is time to look again, false to stop
     * @return false if another instance is the leader; nothing was done
     */
    boolean relay(BooleanSupplier awaitEvents);
}
