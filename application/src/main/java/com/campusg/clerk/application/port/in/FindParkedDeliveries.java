package com.campusg.clerk.application.port.in;

import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import java.util.List;
import java.util.Optional;

/** Shows an operator what was parked. */
public interface FindParkedDeliveries {

    /** All of them, those that came first before others. */
    List<ParkedDelivery> all();

    Optional<ParkedDelivery> find(DeliveryId id);
}
