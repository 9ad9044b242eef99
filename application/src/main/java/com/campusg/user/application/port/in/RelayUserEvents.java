package com.campusg.user.application.port.in;

/** Publishes the events of the outbox to other services: each event at least once, the events of one user in order. */
@FunctionalInterface
public interface RelayUserEvents {

    /** Number of events that are read, published and completed together. */
    int BATCH_SIZE = 1_000;

    /**
     * Publishes pending events until the caller stops it, if this instance is the leader. At most one instance is the leader.
     * A failure, such as an unavailable broker, is thrown; unpublished events stay in the outbox.
     *
     * @param pace called after each batch, also an empty one
     * @return false if another instance is the leader; nothing was done
     */
    boolean relay(Pace pace);

    /** Determines when the next batch is read. */
    @FunctionalInterface
    interface Pace {

        /**
         * Returns true when it is time to read the next batch, false to stop.
         *
         * @param events the number of events in the last batch, 0 to {@link #BATCH_SIZE}
         */
        boolean awaitNext(int events);
    }
}
