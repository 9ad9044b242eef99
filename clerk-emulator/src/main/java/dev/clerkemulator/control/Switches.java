package dev.clerkemulator.control;

import dev.clerkemulator.session.SessionTokens;
import java.time.Duration;

/**
 * What can be broken on purpose.
 *
 * @param deliveriesPaused events are recorded, but sent only on resumption or by hand
 * @param deliveriesDuplicated each event is sent twice
 * @param deliveriesReordered events are gathered for half a second, then sent newest first
 * @param deliveryDelayMillis passes before the first attempt of each event
 * @param deliveriesDropped events are recorded, but never sent except by hand
 * @param deleteBeforeCreate a user's creation is sent only after that user's deletion
 * @param wrongSecret events are signed with a secret that is not the endpoint's
 * @param otherInstance events name another instance than this one
 * @param clockSkewSeconds how far the clock is fast, or slow if negative: in events, tokens, users
 * @param keysUnreachable the JWKS answers 503
 * @param apiUnavailable the Backend API answers 503
 * @param apiRateLimited the Backend API answers 429
 * @param apiBroken the Backend API and the keys answer 500
 * @param apiGarbled the Backend API and the keys answer 200 with a web page
 * @param apiDelayMillis how long Clerk's APIs and the keys let a caller wait
 * @param frontendApiUnavailable the Frontend API answers 503
 * @param sessionsPending whoever is signed in in a browser owes a task, and counts as signed out until then
 * @param tokenLifetimeSeconds how long session tokens are good for where the caller does not say; 0 for Clerk's minute
 */
public record Switches(
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
    private static final long LONGEST_DELAY_MILLIS = 3_600_000;
    private static final long TEN_YEARS_SECONDS = 315_360_000;

    public static final Switches ALL_OFF = new Switches(
            false, false, false, 0, false, false, false, false, 0, false, false, false, false, false, 0, false, false,
            0);

    public Switches {
        checkDelay("deliveryDelayMillis", deliveryDelayMillis);
        checkDelay("apiDelayMillis", apiDelayMillis);
        if (Math.abs(clockSkewSeconds) > TEN_YEARS_SECONDS) {
            throw new InvalidRequest("clockSkewSeconds is at most ten years.");
        }
        if (tokenLifetimeSeconds < 0 || tokenLifetimeSeconds > TEN_YEARS_SECONDS) {
            throw new InvalidRequest("tokenLifetimeSeconds is from 0 to ten years.");
        }
    }

    public Duration tokenLifetime() {
        return tokenLifetimeSeconds == 0 ? SessionTokens.DEFAULT_LIFETIME : Duration.ofSeconds(tokenLifetimeSeconds);
    }

    private static void checkDelay(String name, long millis) {
        if (millis < 0 || millis > LONGEST_DELAY_MILLIS) {
            throw new InvalidRequest(name + " is from 0 to an hour.");
        }
    }
}
