package com.campusg.sync.domain;

import com.campusg.user.domain.ClerkUserId;
import org.jspecify.annotations.Nullable;

/**
 * A delivery and what became of it.
 *
 * @param envelope null if the delivery cannot be read
 * @param clerkUserId the user that the event is about; null if it names none
 * @param reason why the delivery cannot be read; null if it can
 */
public record ProcessedDelivery(
        DeliveryId id,
        DeliveryResult result,
        @Nullable Envelope envelope,
        @Nullable ClerkUserId clerkUserId,
        @Nullable String reason) {}
