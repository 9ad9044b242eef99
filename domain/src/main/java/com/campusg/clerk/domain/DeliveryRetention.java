package com.campusg.clerk.domain;

import java.time.Duration;

/**
 * How long it is remembered that a delivery was done.
 *
 * @param time at least {@link #SHORTEST}: a delivery that is forgotten and comes again is done again, which does no harm
 *     but that nobody notices
 */
public record DeliveryRetention(Duration time) {

    /** Svix tries for 28 hours (<a href="https://docs.svix.com/retries">Svix, retries</a>). */
    public static final Duration SHORTEST = Duration.ofDays(2);

    public DeliveryRetention {
        if (time.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("Clerk would still send what is forgotten");
        }
    }
}
