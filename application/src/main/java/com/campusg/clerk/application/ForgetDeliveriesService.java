package com.campusg.clerk.application;

import com.campusg.clerk.application.port.in.ForgetDeliveries;
import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.domain.DeliveryRetention;
import java.time.InstantSource;

/** Forgets deliveries of a certain age, a batch at a time. */
public final class ForgetDeliveriesService implements ForgetDeliveries {

    private static final int BATCH = 1000;

    private final Deliveries deliveries;
    private final DeliveryRetention retention;
    private final InstantSource clock;

    public ForgetDeliveriesService(Deliveries deliveries, DeliveryRetention retention, InstantSource clock) {
        this.deliveries = deliveries;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public boolean forgetSome() {
        return deliveries.forgetReceivedBefore(clock.instant().minus(retention.time()), BATCH) == BATCH;
    }
}
