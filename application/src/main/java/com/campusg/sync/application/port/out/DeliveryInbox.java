package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.DeliveryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The inbox: the ids of deliveries that were applied, by which duplicates are recognized. It holds nothing of the payload.
 *
 * <p>An implementation must write in the caller's transaction. Of two transactions that record the same id the second waits
 * for the first; transactions that record several ids must not deadlock.
 */
public interface DeliveryInbox {

    /**
     * Records deliveries. Those that are parked have to be deleted from the parked ones, but only when their users are locked: a
     * deletion locks a user before it erases parked deliveries.
     */
    Recorded record(List<Entry> entries);

    /** When the most recent recorded delivery was received. */
    Optional<Instant> lastReceivedAt();

    /**
     * Deletes the oldest records.
     *
     * @param before deletes only deliveries received before this time
     * @param limit the maximum number of records
     * @return the number of deleted records
     */
    int deleteReceivedBefore(Instant before, int limit);

    /**
     * The result of recording.
     *
     * @param added the ids that were not recorded before
     * @param parked the ids of those deliveries, recorded before or not, that are parked
     */
    record Recorded(Set<DeliveryId> added, Set<DeliveryId> parked) {}

    /**
     * A record of an applied delivery.
     *
     * @param type the event type
     */
    record Entry(DeliveryId id, String type, Instant receivedAt) {}
}
