package com.campusg.clerk.application.port.out;

class InMemoryDeliveriesTest extends DeliveriesContract {

    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected ParkedDeliveries parkedDeliveries() {
        return deliveries;
    }
}
