package com.campusg.auth.adapter.in.security;

import com.campusg.web.LogRateLimiter;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fetches Clerk's JSON Web Key Set.
 *
 * <p>Keys that cannot verify session tokens are ignored: those that are malformed or not understood (RFC 7517, section 5),
 * that are not for RS256 signatures, or that have fewer than 2,048 bits. A set without any other key counts as unavailable.
 */
final class JwksEndpoint implements JWKSetSource<SecurityContext> {

    private static final Logger LOG = LoggerFactory.getLogger(JwksEndpoint.class);

    private static final int MAX_RESPONSE_BYTES = 256 * 1024;
    private static final int MIN_KEY_BITS = 2048;

    /** How long after a failure callers fail without another fetch. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RestClient http;
    private final String url;
    private final InstantSource clock;
    private volatile @Nullable Failure latest;
    private final LogRateLimiter failures = new LogRateLimiter();

    /** @param http has a deadline for an exchange as a whole, and does not follow redirects */
    JwksEndpoint(RestClient http, String url, InstantSource clock) {
        this.http = http;
        this.url = url;
        this.clock = clock;
    }

    /**
     * Fetches the keys. Callers are serialized by the cache; one that has waited while a fetch failed shares its failure, so
     * that nobody waits for more than one deadline.
     *
     * @param currentTime when the caller asked
     */
    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
            throws JWKSetUnavailableException {
        Failure failure = latest;
        if (failure != null && currentTime <= failure.at().plus(PAUSE).toEpochMilli()) {
            throw failure.exception();
        }
        try {
            JWKSet keys = http.get().uri(url).exchangeForRequiredValue((request, response) -> keys(response));
            latest = null;
            return keys;
        } catch (RestClientException | JacksonException unavailable) {
            // The client's own message may lack the cause, such as an unknown host.
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(unavailable);
            JWKSetUnavailableException exception =
                    new JWKSetUnavailableException("The keys cannot be fetched: " + cause, unavailable);
            latest = new Failure(clock.instant(), exception);
            failures.log(url, omitted -> LOG.warn("Clerk's keys cannot be fetched from {}: {}", url, cause.toString()));
            throw exception;
        }
    }

    private static JWKSet keys(ClientHttpResponse response) throws IOException {
        if (!response.getStatusCode().is2xxSuccessful()) {
            throw new IOException("status " + response.getStatusCode().value());
        }
        byte[] body = response.getBody().readNBytes(MAX_RESPONSE_BYTES + 1);
        if (body.length > MAX_RESPONSE_BYTES) {
            throw new IOException("more than " + MAX_RESPONSE_BYTES + " bytes");
        }
        List<JWK> keys = usableKeys(body);
        if (keys.isEmpty()) {
            throw new IOException("no usable key");
        }
        return new JWKSet(keys);
    }

    /** @throws JacksonException if the body is not JSON */
    static List<JWK> usableKeys(byte[] body) {
        List<JWK> keys = new ArrayList<>();
        for (JsonNode entry : JsonMapper.shared().readTree(body).path("keys")) {
            parse(entry).filter(JwksEndpoint::verifiesRs256).ifPresent(keys::add);
        }
        return keys;
    }

    private static Optional<JWK> parse(JsonNode entry) {
        try {
            return entry.isObject() ? Optional.of(JWK.parse(entry.toString())) : Optional.empty();
        } catch (ParseException | IllegalArgumentException | IllegalStateException notUnderstood) {
            return Optional.empty();
        }
    }

    private static boolean verifiesRs256(JWK key) {
        return key instanceof RSAKey
                && key.getKeyID() != null
                && isStrong(key.toRSAKey())
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY))
                && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256));
    }

    /** The length is that of the number, because its encoding may have leading zeros. An exponent of 1 would sign nothing. */
    private static boolean isStrong(RSAKey key) {
        try {
            RSAPublicKey publicKey = key.toRSAPublicKey();
            return publicKey.getModulus().bitLength() >= MIN_KEY_BITS
                    && publicKey.getPublicExponent().testBit(0)
                    && publicKey.getPublicExponent().bitLength() > 1;
        } catch (JOSEException invalid) {
            return false;
        }
    }

    @Override
    public void close() {
        // No resources of its own.
    }

    private record Failure(Instant at, JWKSetUnavailableException exception) {}
}
