package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ApplyDelivery;
import com.campusg.clerk.application.port.in.RedriveDelivery;
import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import java.util.Optional;

/** Takes a delivery from where it is parked, and sends it the way that all deliveries go. */
public final class RedriveDeliveryService implements RedriveDelivery {

    private final ParkedDeliveries parkedDeliveries;
    private final ApplyDelivery applyDelivery;

    public RedriveDeliveryService(ParkedDeliveries parkedDeliveries, ApplyDelivery applyDelivery) {
        this.parkedDeliveries = parkedDeliveries;
        this.applyDelivery = applyDelivery;
    }

    @Override
    public Optional<ApplyDelivery.Outcome> redrive(DeliveryId id) {
        return parkedDeliveries.find(id).map(this::apply);
    }

    private ApplyDelivery.Outcome apply(ParkedDelivery parked) {
        ApplyDelivery.Outcome outcome = applyDelivery.apply(parked.delivery());
        if (!(outcome instanceof ApplyDelivery.Outcome.Parked)) {
            parkedDeliveries.remove(parked.delivery().id());
        }
        return outcome;
    }
}
