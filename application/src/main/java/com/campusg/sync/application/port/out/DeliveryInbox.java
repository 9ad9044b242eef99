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
     * Records deliveries. A recorded delivery is no longer parked.
     *
     * @return the ids that were not recorded before
     */
    Set<DeliveryId> record(List<Entry> entries);

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
     * A record of an applied delivery.
     *
     * @param type the event type
     */
    record Entry(DeliveryId id, String type, Instant receivedAt) {}
}
