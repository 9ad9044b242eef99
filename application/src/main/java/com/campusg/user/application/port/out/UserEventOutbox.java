package com.campusg.user.application.port.out;

import com.campusg.user.domain.UserEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transactional outbox of user events.
 *
 * <p>An implementation must keep an event from the commit of the transaction that added it until it is completed. The events
 * of one user are pending in the order in which they were added; a later event is never returned without the earlier ones
 * that are still pending.
 */
public interface UserEventOutbox {

    /** Adds events in the caller's transaction. */
    void add(List<UserEvent> events);

    /**
     * Calls the task if no other instance is the leader. Another instance can become the leader when the task has returned, or
     * when it has not called the lease for 30 seconds.
     *
     * @return false if another instance is the leader; the task was then not called
     */
    boolean runIfLeader(Consumer<Lease> task);

    /** Returns the number and age of pending events. */
    Backlog backlog();

    /**
     * Access to pending events, valid until the task returns. No event is returned or removed if another instance has become
     * the leader; the methods throw then.
     */
    interface Lease {

        /**
         * Returns the oldest pending events, in order.
         *
         * @param limit the maximum number of events, at least 1
         */
        List<Pending> oldest(int limit);

        /** Removes events from the outbox. Completing an event twice has no effect. */
        void complete(List<Pending> events);
    }

    /**
     * A pending event.
     *
     * @param position the position in the outbox, ascending
     */
    record Pending(long position, UserEvent event) {}

    /**
     * The pending events.
     *
     * @param events the number of events
     * @param oldest when the oldest of them occurred; empty if there are none
     */
    record Backlog(long events, Optional<Instant> oldest) {}
}
