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
        switch (outcome) {
            case ApplyDelivery.Outcome.Applied applied -> settle(parked);
            case ApplyDelivery.Outcome.Duplicate duplicate -> settle(parked);
            case ApplyDelivery.Outcome.Stale stale -> settle(parked);
            case ApplyDelivery.Outcome.Pointless pointless -> settle(parked);
            // Perhaps only a setting makes us think that it is not ours.
            case ApplyDelivery.Outcome.Ignored ignored -> {}
            case ApplyDelivery.Outcome.Parked still -> {}
        }
        return outcome;
    }

    private void settle(ParkedDelivery parked) {
        parkedDeliveries.remove(parked.delivery().id());
    }
}
