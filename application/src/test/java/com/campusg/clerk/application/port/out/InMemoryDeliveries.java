package com.campusg.clerk.application.port.out;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Deliveries for as long as a test lasts. */
public final class InMemoryDeliveries implements Deliveries {

    private final Map<DeliveryId, String> types = new HashMap<>();
    private final Map<DeliveryId, ParkedDelivery> parked = new HashMap<>();

    @Override
    public boolean record(Delivery delivery, String type) {
        parked.remove(delivery.id());
        return types.putIfAbsent(delivery.id(), type) == null;
    }

    @Override
    public void park(Delivery delivery, String reason) {
        parked.putIfAbsent(delivery.id(), new ParkedDelivery(delivery, reason));
    }

    /** The type that a delivery was recorded with, or empty if it was not. */
    public Optional<String> type(DeliveryId id) {
        return Optional.ofNullable(types.get(id));
    }

    public Optional<ParkedDelivery> parked(DeliveryId id) {
        return Optional.ofNullable(parked.get(id));
    }
}
