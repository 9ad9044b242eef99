package dev.clerkemulator.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint, with the response or the error. */
public record Attempt(
        Instant at,
        URI endpoint,
        @Nullable Integer status,
        @Nullable String response,
        @Nullable String error,
        long millis) {

    static Attempt answered(Instant at, URI endpoint, int status, String response, Duration duration) {
        return new Attempt(at, endpoint, status, response, null, duration.toMillis());
    }

    static Attempt failed(Instant at, URI endpoint, String error, Duration duration) {
        return new Attempt(at, endpoint, null, null, error, duration.toMillis());
    }

    /** Whether the status is 2xx. Redirects count as failures, as with Svix. */
    public boolean succeeded() {
        return status != null && status / 100 == 2;
    }
}
