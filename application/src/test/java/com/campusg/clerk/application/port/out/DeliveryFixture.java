package com.campusg.clerk.application.port.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.Payload;
import java.time.Instant;
import java.util.List;

/** Deliveries by the part they play. */
public final class DeliveryFixture {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    public static final DeliveryId ID = new DeliveryId("msg_p5jXN8AQM9LWM0D4loKWxJek");

    private DeliveryFixture() {}

    public static Delivery anyDelivery() {
        return deliveryOf(ID);
    }

    public static Delivery deliveryOf(DeliveryId id) {
        return deliveryOf(id, "{}".getBytes(UTF_8));
    }

    /** Whether the delivery was not done before. */
    public static boolean record(Deliveries deliveries, Delivery delivery, String type) {
        return !deliveries
                .recordAll(List.of(new Deliveries.Entry(delivery.id(), type, delivery.receivedAt())))
                .isEmpty();
    }

    public static Delivery deliveryOf(DeliveryId id, byte[] payload) {
        return new Delivery(id, new Payload(payload), NOW);
    }
}
