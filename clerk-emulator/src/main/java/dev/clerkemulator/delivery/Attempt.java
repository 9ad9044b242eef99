package dev.clerkemulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint, and what came of it: an answer or an error. */
public record Attempt(
        Instant at,
        URI endpoint,
        @Nullable Integer status,
        @Nullable String response,
        @Nullable String error,
        long millis) {

    static Attempt answered(Instant at, URI endpoint, int status, String response, Duration took) {
        return new Attempt(at, endpoint, status, response, null, took.toMillis());
    }

    static Attempt failed(Instant at, URI endpoint, String error, Duration took) {
        return new Attempt(at, endpoint, null, null, error, took.toMillis());
    }

    /** A redirect is no success: Svix does not follow it. */
    public boolean succeeded() {
        return status != null && status / 100 == 2;
    }
}
