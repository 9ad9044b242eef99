package com.campusg.sync.domain;

import java.time.Instant;

/**
 * A webhook message whose signature was verified.
 *
 * @param receivedAt when the service received it
 */
public record Delivery(DeliveryId id, Payload payload, Instant receivedAt) {}
