package dev.clerkemulator.delivery;

import java.util.Optional;

/**
 * An attempt, with what decides how to go on.
 *
 * @param retryAfter the header of the answer, as it came
 * @param directive the header {@code webhook-delivery} of the answer
 */
record Outcome(Attempt attempt, boolean timedOut, Optional<String> retryAfter, Optional<String> directive) {
    private static final int TOO_MANY_REQUESTS = 429;

    static Outcome without(Attempt attempt, boolean timedOut) {
        return new Outcome(attempt, timedOut, Optional.empty(), Optional.empty());
    }

    boolean succeeded() {
        return attempt.succeeded();
    }

    /** Whoever cannot keep up is given more time. */
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
