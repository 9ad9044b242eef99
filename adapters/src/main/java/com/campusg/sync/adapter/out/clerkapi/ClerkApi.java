package com.campusg.sync.adapter.out.clerkapi;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriBuilder;
import tools.jackson.core.JacksonException;

/**
 * Sends requests to Clerk's Backend API, keeps its rate limit and repeats requests that fail temporarily (<a
 * href="https://clerk.com/docs/guides/how-clerk-works/system-limits">Clerk, system limits</a>).
 */
final class ClerkApi {

    private static final Logger LOG = LoggerFactory.getLogger(ClerkApi.class);

    private static final Duration INITIAL_BACKOFF = Duration.ofMillis(250);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(30);

    /** Longer delays than this are left to the operator. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofMinutes(10);

    private final RestClient http;
    private final RateLimiter rateLimiter;
    private final int maxAttempts;

    /** @param maxAttempts the number of attempts, including the first one, after which a request fails */
    ClerkApi(RestClient http, RateLimiter rateLimiter, int maxAttempts) {
        this.http = http;
        this.rateLimiter = rateLimiter;
        this.maxAttempts = maxAttempts;
    }

    /**
     * Reads a resource.
     *
     * @param path the path, which may contain variables
     * @param uri adds query parameters and the values of the variables
     * @param absent the statuses with which Clerk responds if there is no such resource
     * @return empty if Clerk responds with one of these statuses
     * @throws ClerkUnavailableException if Clerk is unreachable, responds with an error, or sends no JSON
     */
    Optional<JsonReader> get(String path, Function<UriBuilder, URI> uri, Set<Integer> absent) {
        for (int attempt = 1; ; attempt++) {
            rateLimiter.acquire();
            switch (send(path, uri, absent)) {
                case Answer.Found(JsonReader body) -> {
                    return Optional.of(body);
                }
                case Answer.NotFound() -> {
                    return Optional.empty();
                }
                case Answer.Refused(String reason) -> throw new ClerkUnavailableException(reason);
                case Answer.Retryable(String reason, Duration delay) -> {
                    if (attempt == maxAttempts) {
                        throw new ClerkUnavailableException(reason);
                    }
                    if (delay.compareTo(MAX_RETRY_AFTER) > 0) {
                        throw new ClerkUnavailableException(
                                reason + " and asks for a delay of " + delay.toSeconds() + " seconds");
                    }
                    Duration pause = delay.isZero() ? backoff(attempt) : delay;
                    LOG.info(
                            "{}; repeating the request in {} s, attempt {} of {}",
                            reason,
                            pause.toSeconds(),
                            attempt + 1,
                            maxAttempts);
                    rateLimiter.sleep(pause);
                }
            }
        }
    }

    private Answer send(String path, Function<UriBuilder, URI> uri, Set<Integer> absent) {
        try {
            return http.get().uri(path, uri).exchange((request, response) -> {
                HttpStatusCode status = response.getStatusCode();
                if (status.is2xxSuccessful()) {
                    return read(response.getBody().readAllBytes());
                }
                if (absent.contains(status.value())) {
                    return new Answer.NotFound();
                }
                String reason = "Clerk's Backend API responded with status " + status.value();
                if (status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS) || status.is5xxServerError()) {
                    return new Answer.Retryable(reason, retryAfter(response.getHeaders()));
                }
                return new Answer.Refused(
                        status.isSameCodeAs(HttpStatus.UNAUTHORIZED)
                                ? reason + ". Check that CLERK_SECRET_KEY belongs to this instance"
                                : reason);
            });
        } catch (ResourceAccessException unreachable) {
            return new Answer.Retryable("Clerk's Backend API is unreachable", Duration.ZERO);
        }
    }

    private Answer read(byte[] body) {
        try {
            return new Answer.Found(ClerkJson.parse(body));
        } catch (JacksonException notJson) {
            return new Answer.Retryable("Clerk's Backend API responded without valid JSON", Duration.ZERO);
        }
    }

    /** The delay of RFC 9110, section 10.2.3, in seconds, which is Clerk's format; zero if absent or in another format. */
    private static Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    /** Exponential backoff with jitter of up to 50 %. */
    private static Duration backoff(int attempt) {
        Duration exponential = INITIAL_BACKOFF.multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration bounded = exponential.compareTo(MAX_BACKOFF) < 0 ? exponential : MAX_BACKOFF;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 2 + 1));
    }

    private sealed interface Answer {

        record Found(JsonReader body) implements Answer {}

        record NotFound() implements Answer {}

        /** The request fails however often it is repeated. */
        record Refused(String reason) implements Answer {}

        /** @param delay the delay that Clerk asks for; zero if it does not ask for one */
        record Retryable(String reason, Duration delay) implements Answer {}
    }
}
