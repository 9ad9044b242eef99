package com.campusg.sync.application.port.out;

class InMemoryParkedDeliveriesTest extends ParkedDeliveriesContract {

    private final InMemoryParkedDeliveries parkedDeliveries = new InMemoryParkedDeliveries();

    @Override
    protected ParkedDeliveries parkedDeliveries() {
        return parkedDeliveries;
    }
}
