package com.campusg.clerk.adapter.out.backendapi;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;
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
 * Asks Clerk what opaque tokens are (<a href="https://clerk.com/docs/reference/backend/m2m-tokens/verify">Clerk, verify an
 * M2M token</a>). Anybody can make tokens up, so few questions are asked at once, and answers are remembered for a
 * moment, by a digest of the token: whoever reads our memory finds no token there.
 */
final class ClerkMachineTokens implements MachineTokens {

    /** Clerk may take a token back: for so long it is good here all the same. */
    static final Duration KNOWN_REMEMBERED = Duration.ofSeconds(10);

    /** A token may be new, and shown before Clerk knows it everywhere. */
    static final Duration UNKNOWN_REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 10_000;
    private static final int MOST_AT_ONCE = 16;

    /** Clerk writes milliseconds; its own examples have seconds. Seconds get so many digits in the year 5138. */
    private static final long SMALLEST_IN_MILLIS = 100_000_000_000L;

    private static final Set<Integer> UNKNOWN = Set.of(400, 404, 422);

    private final RestClient http;
    private final JsonMapper json = JsonMapper.shared();
    private final Semaphore questions = new Semaphore(MOST_AT_ONCE);
    private final AsyncCache<String, Optional<MachineToken>> answers;

    /** @param executor asks Clerk, and then notes from when on the answer is remembered */
    ClerkMachineTokens(RestClient http, Ticker ticker, Executor executor) {
        this.http = http;
        this.answers = Caffeine.newBuilder()
                .expireAfter(Expiry.<String, Optional<MachineToken>>creating(
                        (digest, answer) -> answer.isPresent() ? KNOWN_REMEMBERED : UNKNOWN_REMEMBERED))
                .maximumSize(MOST_REMEMBERED)
                .ticker(ticker)
                .executor(executor)
                .buildAsync();
    }

    @Override
    public Optional<MachineToken> find(OpaqueToken token) {
        String digest = digest(token);
        CompletableFuture<Optional<MachineToken>> answer = answers.get(digest, key -> ask(token));
        try {
            return answer.join();
        } catch (CompletionException failed) {
            // The cache forgets failures too, but only in its own time.
            answers.asMap().remove(digest, answer);
            throw failed.getCause() instanceof ClerkUnavailableException away ? away : failed;
        }
    }

    private Optional<MachineToken> ask(OpaqueToken token) {
        if (!questions.tryAcquire()) {
            throw new ClerkUnavailableException("Clerk is being asked about many other tokens");
        }
        try {
            return http.post()
                    .uri("/m2m_tokens/verify")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(json.writeValueAsBytes(Map.of("token", token.value())))
                    .exchange((request, response) -> {
                        HttpStatusCode status = response.getStatusCode();
                        if (UNKNOWN.contains(status.value())) {
                            return Optional.<MachineToken>empty();
                        }
                        if (!status.is2xxSuccessful()) {
                            throw new ClerkUnavailableException("Clerk's Backend API answers " + status.value());
                        }
                        return Optional.of(token(json.readTree(response.getBody())));
                    });
        } catch (ResourceAccessException unreachable) {
            throw new ClerkUnavailableException("Clerk's Backend API cannot be reached");
        } catch (JacksonException garbage) {
            throw new ClerkUnavailableException("Clerk's Backend API answers with what is no JSON");
        } finally {
            questions.release();
        }
    }

    private static MachineToken token(JsonNode answer) {
        JsonNode subject = answer.path("subject");
        JsonNode scopes = answer.path("scopes");
        JsonNode revoked = answer.path("revoked");
        JsonNode expired = answer.path("expired");
        if (!subject.isString() || !revoked.isBoolean() || !expired.isBoolean() || !scopes.isArray()) {
            throw new ClerkUnavailableException("Clerk's Backend API answers with what is no M2M token");
        }
        Set<String> names = new HashSet<>();
        scopes.forEach(scope -> names.add(scope.asString("")));
        return new MachineToken(
                subject.stringValue(),
                names,
                revoked.booleanValue(),
                expired.booleanValue(),
                instant(answer.path("expiration")));
    }

    private static @Nullable Instant instant(JsonNode time) {
        if (time.isNull() || time.isMissingNode()) {
            return null;
        }
        if (!time.isIntegralNumber() || !time.canConvertToLong()) {
            throw new ClerkUnavailableException("Clerk's Backend API answers with what is no M2M token");
        }
        long value = time.longValue();
        return value < SMALLEST_IN_MILLIS ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
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
