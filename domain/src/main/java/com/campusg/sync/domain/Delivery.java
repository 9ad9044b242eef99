package com.campusg.sync.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook message.
 *
 * @param receivedAt when the service received it
 * @param signature the signature that was verified; null if it is not known any more, because the delivery was parked
 */
public record Delivery(
        DeliveryId id,
        Payload payload,
        Instant receivedAt,
        @Nullable Signature signature) {

    public Delivery(DeliveryId id, Payload payload, Instant receivedAt) {
        this(id, payload, receivedAt, null);
    }
}
