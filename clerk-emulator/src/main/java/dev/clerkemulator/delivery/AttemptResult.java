package dev.clerkemulator.delivery;

import java.util.Optional;

/**
 * An attempt and the properties of its response that determine the next one.
 *
 * @param retryAfter the {@code Retry-After} header of the response
 * @param directive the {@code webhook-delivery} header of the response
 */
record AttemptResult(Attempt attempt, boolean timedOut, Optional<String> retryAfter, Optional<String> directive) {
    private static final int TOO_MANY_REQUESTS = 429;

    static AttemptResult withoutResponse(Attempt attempt, boolean timedOut) {
        return new AttemptResult(attempt, timedOut, Optional.empty(), Optional.empty());
    }

    boolean succeeded() {
        return attempt.succeeded();
    }

    /** Whether the endpoint timed out or returned 429, and the next attempt is delayed further. */
    boolean overloaded() {
        Integer status = attempt.status();
        return timedOut || (status != null && status == TOO_MANY_REQUESTS);
    }

    boolean abortsMessage() {
        return directive.filter("abort-message"::equalsIgnoreCase).isPresent();
    }

    boolean disablesEndpoint() {
        return directive.filter("disable"::equalsIgnoreCase).isPresent();
    }
}
