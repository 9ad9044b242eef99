package dev.clerkemulator.delivery;

import java.time.Duration;

/**
 * Faults of deliveries.
 *
 * @param duplicate each message is sent twice
 * @param reorder messages are collected for 500 ms and then sent newest first
 * @param delay the delay before the first attempt
 * @param drop messages are only sent manually
 * @param deleteBeforeCreate {@code user.created} is sent only after {@code user.deleted} of the same user
 * @param wrongSecret messages are signed with a secret that does not belong to the endpoint
 * @param otherInstance messages contain the id of another instance
 */
public record DeliveryFaults(
        boolean duplicate,
        boolean reorder,
        Duration delay,
        boolean drop,
        boolean deleteBeforeCreate,
        boolean wrongSecret,
        boolean otherInstance) {

    public static final DeliveryFaults NONE =
            new DeliveryFaults(false, false, Duration.ZERO, false, false, false, false);
}
