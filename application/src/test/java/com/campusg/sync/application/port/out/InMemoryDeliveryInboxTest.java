package com.campusg.sync.application.port.out;

class InMemoryDeliveryInboxTest extends DeliveryInboxContract {

    private final InMemoryParkedDeliveries parkedDeliveries = new InMemoryParkedDeliveries();
    private final InMemoryDeliveryInbox inbox = new InMemoryDeliveryInbox(parkedDeliveries);

    @Override
    protected DeliveryInbox inbox() {
        return inbox;
    }

    @Override
    protected ParkedDeliveries parkedDeliveries() {
        return parkedDeliveries;
    }
}
