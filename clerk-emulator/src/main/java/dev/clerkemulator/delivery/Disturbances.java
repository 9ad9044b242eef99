package dev.clerkemulator.delivery;

import java.time.Duration;

/**
 * What goes wrong with deliveries, beyond what goes wrong by itself.
 *
 * @param duplicate each message is sent twice
 * @param reorder messages are gathered for a moment, then sent newest first
 * @param delay passes before the first attempt
 * @param drop messages are never sent, except by hand
 * @param deleteBeforeCreate a creation is held back until the same user's deletion has been sent
 * @param wrongSecret messages are signed with a secret that is not the endpoint's
 * @param otherInstance messages name an instance that is not this one
 */
public record Disturbances(
        boolean duplicate,
        boolean reorder,
        Duration delay,
        boolean drop,
        boolean deleteBeforeCreate,
        boolean wrongSecret,
        boolean otherInstance) {

    public static final Disturbances NONE = new Disturbances(false, false, Duration.ZERO, false, false, false, false);
}
