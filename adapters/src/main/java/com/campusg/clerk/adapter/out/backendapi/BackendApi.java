package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
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
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions to Clerk's Backend API, each asked as often as its owner has patience for (<a
 * href="https://clerk.com/docs/guides/how-clerk-works/system-limits">Clerk, system limits</a>).
 */
final class BackendApi {

    private static final Logger LOG = LoggerFactory.getLogger(BackendApi.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RestClient http;
    private final Pace pace;
    private final int attempts;
    private final JsonMapper json = JsonMapper.shared();

    /** @param attempts how often a question is asked before Clerk counts as away */
    BackendApi(RestClient http, Pace pace, int attempts) {
        this.http = http;
        this.pace = pace;
        this.attempts = attempts;
    }

    /**
     * What is there, or empty if Clerk says that there is nothing (404).
     *
     * @throws ClerkUnavailableException if Clerk does not say, or says what makes no sense
     */
    Optional<JsonMember> get(Function<UriBuilder, URI> uri) {
        for (int attempt = 1; ; attempt++) {
            pace.await();
            Answer answer = ask(uri);
            switch (answer) {
                case Answer.There(JsonMember body) -> {
                    return Optional.of(body);
                }
                case Answer.NotThere() -> {
                    return Optional.empty();
                }
                case Answer.Refused(String why) -> throw new ClerkUnavailableException(why);
                case Answer.NotNow(String why, Duration pause) -> {
                    if (attempt == attempts) {
                        throw new ClerkUnavailableException(why);
                    }
                    LOG.info("{}; asking again, attempt {} of {}", why, attempt + 1, attempts);
                    pace.rest(pause.isZero() ? backOff(attempt) : pause);
                }
            }
        }
    }

    private Answer ask(Function<UriBuilder, URI> uri) {
        try {
            return http.get().uri(uri).exchange((request, response) -> {
                HttpStatusCode status = response.getStatusCode();
                if (status.is2xxSuccessful()) {
                    return there(response.getBody().readAllBytes());
                }
                if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
                    return new Answer.NotThere();
                }
                String why = "Clerk's Backend API answers " + status.value();
                if (status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS) || status.is5xxServerError()) {
                    return new Answer.NotNow(why, retryAfter(response.getHeaders()));
                }
                return new Answer.Refused(
                        status.isSameCodeAs(HttpStatus.UNAUTHORIZED)
                                ? why + ": is CLERK_SECRET_KEY the one of this instance?"
                                : why);
            });
        } catch (ResourceAccessException unreachable) {
            return new Answer.NotNow("Clerk's Backend API cannot be reached", Duration.ZERO);
        }
    }

    private Answer there(byte[] body) throws IOException {
        try {
            return new Answer.There(new JsonMember("", json.readTree(body)));
        } catch (JacksonException garbage) {
            return new Answer.NotNow("Clerk's Backend API answers with what is no JSON", Duration.ZERO);
        }
    }

    /** RFC 9110, section 10.2.3, in seconds, as Clerk writes it. Zero where it says nothing that we understand. */
    private static Duration retryAfter(HttpHeaders headers) {
        String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
        return seconds != null && seconds.matches("[0-9]{1,4}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    /** Twice as long each time, and not just when everybody else comes again. */
    private static Duration backOff(int attempt) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration bounded = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 2 + 1));
    }

    private sealed interface Answer {

        record There(JsonMember body) implements Answer {}

        record NotThere() implements Answer {}

        /** Asking again would bring nothing. */
        record Refused(String why) implements Answer {}

        /** @param pause as long as Clerk wants; zero if it does not say */
        record NotNow(String why, Duration pause) implements Answer {}
    }
}
