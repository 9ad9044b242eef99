package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.DeliveryId;
import java.util.Optional;

class InMemoryDeliveriesTest extends DeliveriesContract {

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected Optional<ParkedDelivery> parked(DeliveryId id) {
        return deliveries.parked(id);
    }
}
