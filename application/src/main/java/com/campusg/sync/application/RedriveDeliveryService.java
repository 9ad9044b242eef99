package com.campusg.sync.application;

import com.campusg.sync.application.port.in.ApplyDeliveries;
import com.campusg.sync.application.port.in.RedriveDelivery;
import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ProcessedDelivery;
import java.util.List;
import java.util.Optional;

/** Applies a parked delivery like any other. An applied delivery is no longer parked. The caller rolls a dry run back. */
public final class RedriveDeliveryService implements RedriveDelivery {

    private final ParkedDeliveries parkedDeliveries;
    private final ApplyDeliveries applyDeliveries;

    public RedriveDeliveryService(ParkedDeliveries parkedDeliveries, ApplyDeliveries applyDeliveries) {
        this.parkedDeliveries = parkedDeliveries;
        this.applyDeliveries = applyDeliveries;
    }

    @Override
    public Optional<ProcessedDelivery> redrive(DeliveryId id, boolean dryRun) {
        return parkedDeliveries
                .find(id)
                .map(parked -> applyDeliveries.apply(List.of(parked.delivery())).getFirst());
    }
}
