package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.DeliveryId;
import java.util.Optional;

/** Tells what {@link RedriveDelivery} would do, and does nothing. */
@FunctionalInterface
public interface RehearseRedrive {

    Optional<ApplyDelivery.Outcome> rehearse(DeliveryId id);
}
