package dev.clerkemulator.control;

import dev.clerkemulator.session.SessionTokens;
import java.time.Duration;

/**
 * The faults that can be injected.
 *
 * @param deliveriesPaused messages are recorded, but only sent manually until deliveries are resumed
 * @param deliveriesDuplicated each message is sent twice
 * @param deliveriesReordered messages are collected for 500 ms and then sent newest first
 * @param deliveryDelayMillis the delay before the first attempt of each message; 0 to 3,600,000
 * @param deliveriesDropped messages are recorded, but only sent manually
 * @param deleteBeforeCreate {@code user.created} is sent only after {@code user.deleted} of the same user
 * @param wrongSecret messages are signed with a secret that does not belong to the endpoint
 * @param otherInstance messages contain the id of another instance
 * @param clockSkewSeconds the offset of the clock that is used for events, tokens and users; may be negative, at most ten
 *     years
 * @param keysUnreachable the JWKS returns 503
 * @param apiUnavailable the Backend API returns 503
 * @param apiRateLimited the Backend API returns 429
 * @param apiBroken the Backend API and the JWKS return 500
 * @param apiGarbled the Backend API and the JWKS return 200 with an HTML page
 * @param apiDelayMillis the delay of each response of the Backend API, the Frontend API and the JWKS; 0 to 3,600,000
 * @param frontendApiUnavailable the Frontend API returns 503
 * @param sessionsPending all sessions in browsers are pending, and therefore count as signed out
 * @param tokenLifetimeSeconds the default lifetime of session tokens; 0 for 60 seconds
 */
public record FaultSwitches(
        boolean deliveriesPaused,
        boolean deliveriesDuplicated,
        boolean deliveriesReordered,
        long deliveryDelayMillis,
        boolean deliveriesDropped,
        boolean deleteBeforeCreate,
        boolean wrongSecret,
        boolean otherInstance,
        long clockSkewSeconds,
        boolean keysUnreachable,
        boolean apiUnavailable,
        boolean apiRateLimited,
        boolean apiBroken,
        boolean apiGarbled,
        long apiDelayMillis,
        boolean frontendApiUnavailable,
        boolean sessionsPending,
        long tokenLifetimeSeconds) {
    private static final long MAX_DELAY_MILLIS = 3_600_000;
    /** Ten years. */
    private static final long MAX_SECONDS = 315_360_000;

    public static final FaultSwitches ALL_OFF = new FaultSwitches(
            false, false, false, 0, false, false, false, false, 0, false, false, false, false, false, 0, false, false,
            0);

    public FaultSwitches {
        checkDelay("deliveryDelayMillis", deliveryDelayMillis);
        checkDelay("apiDelayMillis", apiDelayMillis);
        if (Math.abs(clockSkewSeconds) > MAX_SECONDS) {
            throw new InvalidRequestException("clockSkewSeconds must be at most " + MAX_SECONDS + ".");
        }
        if (tokenLifetimeSeconds < 0 || tokenLifetimeSeconds > MAX_SECONDS) {
            throw new InvalidRequestException("tokenLifetimeSeconds must be from 0 to " + MAX_SECONDS + ".");
        }
    }

    public Duration tokenLifetime() {
        return tokenLifetimeSeconds == 0 ? SessionTokens.DEFAULT_LIFETIME : Duration.ofSeconds(tokenLifetimeSeconds);
    }

    private static void checkDelay(String name, long millis) {
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new InvalidRequestException(name + " must be from 0 to " + MAX_DELAY_MILLIS + ".");
        }
    }
}
