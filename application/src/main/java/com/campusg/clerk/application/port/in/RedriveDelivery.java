package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.DeliveryId;
import java.util.Optional;

/** Tries a parked delivery again, such as after an update of this service that understands it. Safe to repeat. */
@FunctionalInterface
public interface RedriveDelivery {

    /** Does what the delivery tells, as if it had just arrived. Empty if no such delivery is parked. */
    Optional<ApplyDelivery.Outcome> redrive(DeliveryId id);
}
