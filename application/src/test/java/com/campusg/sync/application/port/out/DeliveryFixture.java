package com.campusg.sync.application.port.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.Payload;
import java.time.Instant;

/** Deliveries, named by their role in a test. */
public final class DeliveryFixture {

    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");
    public static final DeliveryId ID = new DeliveryId("msg_p5jXN8AQM9LWM0D4loKWxJek");
    public static final DeliveryId OTHER_ID = new DeliveryId("msg_other");

    private DeliveryFixture() {}

    public static Delivery anyDelivery() {
        return deliveryOf(ID);
    }

    public static Delivery deliveryOf(DeliveryId id) {
        return deliveryOf(id, "{}");
    }

    public static Delivery deliveryOf(DeliveryId id, String payload) {
        return deliveryOf(id, payload.getBytes(UTF_8));
    }

    public static Delivery deliveryOf(DeliveryId id, byte[] payload) {
        return new Delivery(id, new Payload(payload), NOW);
    }

    public static Delivery deliveryReceivedAt(Instant receivedAt, DeliveryId id) {
        return new Delivery(id, anyDelivery().payload(), receivedAt);
    }

    public static ParkedDelivery parked(Delivery delivery) {
        return new ParkedDelivery(delivery, "not JSON");
    }
}
