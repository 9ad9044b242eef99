package com.campusg.clerk.domain;

import java.time.Instant;

/**
 * A message whose signature was found genuine.
 *
 * @param receivedAt when it reached us
 */
public record Delivery(DeliveryId id, Payload payload, Instant receivedAt) {}
