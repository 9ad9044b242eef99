package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.FindParkedDeliveries;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import java.util.List;
import java.util.Optional;

/** Looks where deliveries are parked. */
public final class FindParkedDeliveriesService implements FindParkedDeliveries {

    private final ParkedDeliveries parkedDeliveries;

    public FindParkedDeliveriesService(ParkedDeliveries parkedDeliveries) {
        this.parkedDeliveries = parkedDeliveries;
    }

    @Override
    public List<ParkedDelivery> all() {
        return parkedDeliveries.all();
    }

    @Override
    public Optional<ParkedDelivery> find(DeliveryId id) {
        return parkedDeliveries.find(id);
    }
}
