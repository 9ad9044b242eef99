package com.campusg.sync.application.port.in;

import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ProcessedDelivery;
import java.util.Optional;

/** Applies a parked delivery again, for example after an upgrade that can read it. Safe to repeat. */
@FunctionalInterface
public interface RedriveDelivery {

    /**
     * Applies the delivery as if it had just been received. It stays parked if it is ignored or still cannot be read.
     *
     * @param dryRun whether to roll back, and only report the result
     * @return empty if no such delivery is parked
     */
    Optional<ProcessedDelivery> redrive(DeliveryId id, boolean dryRun);
}
