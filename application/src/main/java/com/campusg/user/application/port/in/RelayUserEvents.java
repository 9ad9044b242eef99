package com.campusg.user.application.port.in;

import java.util.function.BooleanSupplier;

/** Tells other services what happened to users: each event at least once, those of one user in order. */
@FunctionalInterface
public interface RelayUserEvents {

    /**
     * Tells what waits, and goes on with what comes, for as long as the caller wants. Of all instances one does it at a
     * time. What fails, such as the way to the others, is thrown; what was not told by then waits for whoever relays next.
     *
     * @param more is asked whenever nothing waits: returns true when it is time to look again, false to end
     * @return false if another instance does it; nothing was done
     */
    boolean relay(BooleanSupplier more);
}
