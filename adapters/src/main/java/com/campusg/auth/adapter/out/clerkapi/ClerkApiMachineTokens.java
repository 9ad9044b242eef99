package com.campusg.auth.adapter.out.clerkapi;

import com.campusg.auth.application.port.out.MachineTokens;
import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import com.github.benmanes.caffeine.cache.AsyncCache;
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
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
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
 */
final class ClerkApiMachineTokens implements MachineTokens {

    /** A revoked token may be accepted for this long. */
    static final Duration KNOWN_TTL = Duration.ofSeconds(10);

    /** Short, because a token may be used before all servers of Clerk know it. */
    static final Duration UNKNOWN_TTL = Duration.ofSeconds(2);

    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_CONCURRENCY = 16;

    /** Smaller values are seconds: Clerk sends milliseconds, but the examples in its documentation contain seconds. */
    private static final long MIN_MILLIS = 100_000_000_000L;

    private static final Set<Integer> UNKNOWN_STATUSES = Set.of(400, 404, 422);

    private final RestClient http;
    private final JsonMapper json = JsonMapper.shared();
    private final Semaphore permits = new Semaphore(MAX_CONCURRENCY);
    private final AsyncCache<String, Optional<MachineToken>> tokens;

    /** @param executor runs the look-ups and updates the cache with the result */
    ClerkApiMachineTokens(RestClient http, Ticker ticker, Executor executor) {
        this.http = http;
        this.tokens = Caffeine.newBuilder()
                .expireAfter(Expiry.<String, Optional<MachineToken>>creating(
                        (digest, answer) -> answer.isPresent() ? KNOWN_TTL : UNKNOWN_TTL))
                .maximumSize(MAX_ENTRIES)
                .ticker(ticker)
                .executor(executor)
                .buildAsync();
    }

    @Override
    public Optional<MachineToken> find(OpaqueToken token) {
        String digest = digest(token);
        CompletableFuture<Optional<MachineToken>> lookup = tokens.get(digest, key -> lookUp(token));
        try {
            return lookup.join();
        } catch (CompletionException failed) {
            // The cache removes a failed look-up asynchronously.
            tokens.asMap().remove(digest, lookup);
            throw failed.getCause() instanceof MachineTokensUnavailableException unavailable ? unavailable : failed;
        }
    }

    private Optional<MachineToken> lookUp(OpaqueToken token) {
        if (!permits.tryAcquire()) {
            throw new MachineTokensUnavailableException("too many concurrent look-ups of tokens");
        }
        try {
            return http.post()
                    .uri("/m2m_tokens/verify")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(Map.of("token", token.value())))
                    .exchange((request, response) -> {
                        HttpStatusCode status = response.getStatusCode();
                        if (UNKNOWN_STATUSES.contains(status.value())) {
                            return Optional.<MachineToken>empty();
                        }
                        if (!status.is2xxSuccessful()) {
                            throw new MachineTokensUnavailableException(
                                    "Clerk's Backend API responded with status " + status.value());
                        }
                        return Optional.of(token(json.readTree(response.getBody())));
                    });
        } catch (ResourceAccessException unreachable) {
            throw new MachineTokensUnavailableException("Clerk's Backend API cannot be reached");
        } catch (JacksonException malformed) {
            throw new MachineTokensUnavailableException("Clerk's Backend API sent malformed JSON");
        } finally {
            permits.release();
        }
    }

    private static MachineToken token(JsonNode body) {
        JsonNode subject = body.path("subject");
        JsonNode scopes = body.path("scopes");
        JsonNode revoked = body.path("revoked");
        JsonNode expired = body.path("expired");
        if (!subject.isString() || !revoked.isBoolean() || !expired.isBoolean() || !scopes.isArray()) {
            throw new MachineTokensUnavailableException("Clerk's Backend API sent an unexpected response");
        }
        Set<String> names = new HashSet<>();
        scopes.forEach(scope -> names.add(scope.asString("")));
        return new MachineToken(
                subject.stringValue(),
                names,
                revoked.booleanValue(),
                expired.booleanValue(),
                instant(body.path("expiration")));
    }

    private static @Nullable Instant instant(JsonNode time) {
        if (time.isNull() || time.isMissingNode()) {
            return null;
        }
        if (!time.isIntegralNumber() || !time.canConvertToLong()) {
            throw new MachineTokensUnavailableException("Clerk's Backend API sent an unexpected response");
        }
        long value = time.longValue();
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
}
