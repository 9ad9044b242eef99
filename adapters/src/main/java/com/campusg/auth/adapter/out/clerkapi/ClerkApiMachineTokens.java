package com.campusg.auth.adapter.out.clerkapi;

import com.campusg.auth.application.port.out.MachineTokens;
import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks up opaque tokens in Clerk's Backend API (<a
 * href="https://clerk.com/docs/reference/backend/m2m-tokens/verify">Clerk, verify an M2M token</a>).
 *
 * <p>Unauthenticated requests cause the look-ups, so their concurrency is limited and the answers are cached for a few
 * seconds. Concurrent requests with the same token share one look-up. The cache contains digests, not tokens.
 *
 * <p>Look-ups that do not find a token are limited by a token bucket. The others are not, so that services with valid tokens
 * are not limited. While made-up tokens exhaust the bucket, only tokens that were found in the last hour are looked up.
 */
final class ClerkApiMachineTokens implements MachineTokens {

    /** A revoked token may be accepted for this long. */
    static final Duration KNOWN_TTL = Duration.ofSeconds(10);

    /** Short, because a token may be used before all servers of Clerk know it. */
    static final Duration UNKNOWN_TTL = Duration.ofSeconds(2);

    /** How long a token counts as valid for the purpose of the rate limit. */
    private static final Duration FOUND_TTL = Duration.ofHours(1);

    /** Burst of look-ups that do not find a token. */
    static final int BURST = 30;

    /** One more of them is allowed after each interval. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_CONCURRENCY = 16;

    /** Smaller values are seconds: Clerk sends milliseconds, but the examples in its documentation contain seconds. */
    private static final long MIN_MILLIS = 100_000_000_000L;

    private static final Set<Integer> UNKNOWN_STATUSES = Set.of(400, 404, 422);

    private final RestClient http;
    private final JsonMapper json = JsonMapper.shared();
    private final Semaphore permits = new Semaphore(MAX_CONCURRENCY);
    private final TokenBucket unsuccessful;
    private final Cache<String, Boolean> found;
    private final AsyncCache<String, Answer> tokens;

    /** @param executor runs the look-ups and updates the cache with the result */
    ClerkApiMachineTokens(RestClient http, Ticker ticker, Executor executor) {
        this.http = http;
        this.unsuccessful = new TokenBucket(BURST, INTERVAL, ticker);
        this.found = Caffeine.newBuilder()
                .expireAfterWrite(FOUND_TTL)
                .maximumSize(MAX_ENTRIES)
                .ticker(ticker)
                .executor(executor)
                .build();
        this.tokens = Caffeine.newBuilder()
                .expireAfter(Expiry.<String, Answer>creating((digest, answer) -> switch (answer) {
                    case Answer.Found found -> KNOWN_TTL;
                    case Answer.Unknown unknown -> UNKNOWN_TTL;
                    case Answer.Unavailable unavailable -> Duration.ZERO;
                }))
                .maximumSize(MAX_ENTRIES)
                .ticker(ticker)
                .executor(executor)
                .buildAsync();
    }

    @Override
    public Optional<MachineToken> find(OpaqueToken token) {
        String digest = digest(token);
        CompletableFuture<Answer> lookup = tokens.get(digest, key -> limitedLookUp(key, token));
        return switch (lookup.join()) {
            case Answer.Found(MachineToken known) -> Optional.of(known);
            case Answer.Unknown() -> Optional.empty();
            case Answer.Unavailable(String reason) -> {
                // The cache removes an expired entry asynchronously.
                tokens.asMap().remove(digest, lookup);
                throw new MachineTokensUnavailableException(reason);
            }
        };
    }

    private Answer limitedLookUp(String digest, OpaqueToken token) {
        boolean limited = found.getIfPresent(digest) == null;
        if (limited && !unsuccessful.tryAcquire()) {
            return new Answer.Unavailable("too many unsuccessful look-ups of tokens");
        }
        Answer answer = lookUp(token);
        if (answer instanceof Answer.Found) {
            found.put(digest, true);
            if (limited) {
                unsuccessful.release();
            }
        }
        return answer;
    }

    private Answer lookUp(OpaqueToken token) {
        if (!permits.tryAcquire()) {
            return new Answer.Unavailable("too many concurrent look-ups of tokens");
        }
        try {
            return http.post()
                    .uri("/m2m_tokens/verify")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(Map.of("token", token.value())))
                    .exchange((request, response) -> {
                        HttpStatusCode status = response.getStatusCode();
                        if (UNKNOWN_STATUSES.contains(status.value())) {
                            return new Answer.Unknown();
                        }
                        if (!status.is2xxSuccessful()) {
                            return new Answer.Unavailable(
                                    "Clerk's Backend API responded with status " + status.value());
                        }
                        return token(json.readTree(response.getBody()));
                    });
        } catch (ResourceAccessException unreachable) {
            return new Answer.Unavailable("Clerk's Backend API cannot be reached");
        } catch (JacksonException malformed) {
            return new Answer.Unavailable("Clerk's Backend API sent malformed JSON");
        } finally {
            permits.release();
        }
    }

    private static Answer token(JsonNode body) {
        JsonNode subject = body.path("subject");
        JsonNode scopes = body.path("scopes");
        JsonNode revoked = body.path("revoked");
        JsonNode expired = body.path("expired");
        JsonNode expiration = body.path("expiration");
        boolean expires = !expiration.isNull() && !expiration.isMissingNode();
        if (!subject.isString()
                || !revoked.isBoolean()
                || !expired.isBoolean()
                || !scopes.isArray()
                || (expires && (!expiration.isIntegralNumber() || !expiration.canConvertToLong()))) {
            return new Answer.Unavailable("Clerk's Backend API sent an unexpected response");
        }
        Set<String> names = new HashSet<>();
        scopes.forEach(scope -> names.add(scope.asString("")));
        return new Answer.Found(new MachineToken(
                subject.stringValue(),
                names,
                revoked.booleanValue(),
                expired.booleanValue(),
                expires ? instant(expiration.longValue()) : null));
    }

    private static Instant instant(long value) {
        return value < MIN_MILLIS ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    }

    private static String digest(OpaqueToken token) {
        try {
            byte[] bytes = token.value().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** What Clerk says about a token. A failure is a value, because the cache logs exceptions with their stack traces. */
    private sealed interface Answer {

        record Found(MachineToken token) implements Answer {}

        record Unknown() implements Answer {}

        record Unavailable(String reason) implements Answer {}
    }
}
