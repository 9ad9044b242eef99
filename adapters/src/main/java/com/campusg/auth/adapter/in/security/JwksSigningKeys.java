package com.campusg.auth.adapter.in.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The keys in Clerk's JSON Web Key Set, which {@link JwksEndpoint} fetches.
 *
 * <p>The source caches the keys, refreshes them before they expire and tolerates outages. This class adds the refresh for a
 * key that is unknown or does not verify a signature. Unauthenticated requests can cause it, so there is at most one in
 * {@link #REFRESH_INTERVAL}.
 */
final class JwksSigningKeys implements SigningKeys {

    private static final Duration REFRESH_INTERVAL = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> source;
    private final InstantSource clock;

    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Known known = new Known(new JWKSet(), Map.of());
    private Instant nextRefresh = Instant.MIN;
    private boolean refreshFailed;

    JwksSigningKeys(JWKSetSource<SecurityContext> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<RSAPublicKey> find(Map<String, ?> header) {
        try {
            return key(fetch(JWKSetCacheRefreshEvaluator.noRefresh()), header);
        } catch (KeySourceException unavailable) {
            throw new KeysUnavailableException();
        }
    }

    @Override
    public Optional<RSAPublicKey> refreshAndFind(Map<String, ?> header) {
        if (!(header.get("kid") instanceof String)) {
            // The token names no key, so a refresh cannot help.
            return Optional.empty();
        }
        refreshing.lock();
        try {
            Instant now = clock.instant();
            if (!now.isBefore(nextRefresh)) {
                nextRefresh = now.plus(REFRESH_INTERVAL);
                refresh();
            }
            // A thread that waited for the lock uses the keys that the thread before it fetched.
            Optional<RSAPublicKey> key = find(header);
            if (key.isEmpty() && refreshFailed) {
                throw new KeysUnavailableException();
            }
            return key;
        } finally {
            refreshing.unlock();
        }
    }

    private void refresh() {
        try {
            fetch(JWKSetCacheRefreshEvaluator.forceRefresh());
            refreshFailed = false;
        } catch (KeySourceException unavailable) {
            refreshFailed = true;
        }
    }

    private JWKSet fetch(JWKSetCacheRefreshEvaluator evaluator) throws KeySourceException {
        return source.getJWKSet(evaluator, clock.millis(), null);
    }

    private Optional<RSAPublicKey> key(JWKSet keys, Map<String, ?> header) {
        return header.get("kid") instanceof String kid
                ? Optional.ofNullable(known(keys).byKid().get(kid))
                : Optional.empty();
    }

    /** Creating a key costs about as much as using it, so the keys of a set are created once. */
    private Known known(JWKSet keys) {
        Known latest = known;
        if (!latest.keys().equals(keys)) {
            latest = Known.of(keys);
            known = latest;
        }
        return latest;
    }

    /** The keys that verify tokens, by {@code kid}. The first of several keys with the same {@code kid} is used. */
    private record Known(JWKSet keys, Map<String, RSAPublicKey> byKid) {

        static Known of(JWKSet keys) {
            Map<String, RSAPublicKey> byKid = new HashMap<>();
            for (JWK key : keys.getKeys()) {
                publicKey(key).ifPresent(publicKey -> byKid.putIfAbsent(key.getKeyID(), publicKey));
            }
            return new Known(keys, Map.copyOf(byKid));
        }

        /** A key whose modulus or exponent is invalid is ignored, and does not affect the others. */
        private static Optional<RSAPublicKey> publicKey(JWK key) {
            try {
                return Optional.of(key.toRSAKey().toRSAPublicKey());
            } catch (JOSEException invalid) {
                return Optional.empty();
            }
        }
    }
}
