package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * The deliveries that were done or parked.
 *
 * <p>What an adapter must guarantee: writing is part of the caller's transaction, and of two callers that record one id
 * at the same time the second waits for the first.
 */
public interface Deliveries {

    /**
     * Records that this delivery is being done; if it was parked before, it no longer is. Nothing of the payload is kept.
     *
     * @param type Clerk's name of the event
     * @return false if it was done before
     */
    boolean record(Delivery delivery, String type);

    /** Keeps the delivery with its payload for an operator. Parking it again changes nothing. */
    void park(Delivery delivery, String reason);

    /** When the newest came of those that were done. */
    Optional<Instant> lastReceivedAt();

    /**
     * Forgets the oldest deliveries, done or parked, that came before then.
     *
     * @param most how many at most
     * @return how many were forgotten
     */
    int forgetReceivedBefore(Instant then, int most);
}
