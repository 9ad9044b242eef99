package com.campusg.sync.application.port.out;

import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.user.application.port.out.UserErasure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The repository of parked deliveries. They contain personal data.
 *
 * <p>An implementation must write in the caller's transaction. {@link #erase} deletes the deliveries whose payload names any
 * of the users by id.
 */
public interface ParkedDeliveries extends UserErasure {

    /** Parks a delivery. Parking it again has no effect. */
    void park(ParkedDelivery delivery);

    /** All parked deliveries, the oldest first. */
    List<ParkedDelivery> all();

    long count();

    Optional<ParkedDelivery> find(DeliveryId id);

    /** Deletes a parked delivery, if it exists. */
    void delete(DeliveryId id);

    /** When the most recent parked delivery was received. */
    Optional<Instant> lastReceivedAt();

    /**
     * Deletes the oldest parked deliveries.
     *
     * @param before deletes only deliveries received before this time
     * @param limit the maximum number of deliveries
     * @return the number of deleted deliveries
     */
    int deleteReceivedBefore(Instant before, int limit);
}
