package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The deliveries that were done or parked.
 *
 * <p>What an adapter must guarantee: writing is part of the caller's transaction, and of two callers that record one id
 * at the same time the second waits for the first; two that record several never wait for each other.
 */
public interface Deliveries {

    /**
     * Records that these deliveries are being done; those that were parked before no longer are. Nothing of their payload
     * is kept.
     *
     * @return those that were not done before
     */
    Set<DeliveryId> recordAll(List<Entry> entries);

    /** Keeps the delivery with its payload for an operator. Parking it again changes nothing. */
    void park(Delivery delivery, String reason);

    /** When the newest came of those that were done or are parked. */
    Optional<Instant> lastReceivedAt();

    /**
     * Forgets the oldest deliveries, done or parked, that came before then.
     *
     * @param most how many at most
     * @return how many were forgotten
     */
    int forgetReceivedBefore(Instant then, int most);

    /**
     * What is kept of a delivery that is done.
     *
     * @param type Clerk's name of the event
     * @param receivedAt when it reached us
     */
    record Entry(DeliveryId id, String type, Instant receivedAt) {}
}
