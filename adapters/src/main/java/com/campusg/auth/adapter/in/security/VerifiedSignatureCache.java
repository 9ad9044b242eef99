package com.campusg.auth.adapter.in.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * A cache of verified signatures: browsers send the same session token for about a minute, and verifying the signature is
 * the most expensive part of a request.
 *
 * <p>Only the result of the signature check is cached. The claims are validated for each request. An entry applies to one
 * key, so it does not outlive the replacement of the key. Only valid signatures are added, so invalid tokens can neither
 * fill the cache nor evict entries.
 */
final class VerifiedSignatureCache {

    /** About 10 MB. */
    static final int MAX_ENTRIES = 50_000;

    private final InstantSource clock;
    private final Cache<String, Signature> signatures;

    VerifiedSignatureCache(InstantSource clock) {
        this.clock = clock;
        this.signatures = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfter(Expiry.<String, Signature>creating((digest, signature) -> timeToLive(signature)))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                // Maintenance in the calling thread costs less than a task for each entry.
                .executor(Runnable::run)
                .build();
    }

    /** Whether the key is known to have signed this token, and the token has not expired. */
    boolean contains(CompactJws token, RSAPublicKey key) {
        Signature known = signatures.getIfPresent(token.digest());
        return known != null && known.key().equals(key);
    }

    /** Adds a token with a valid signature. The entry expires with the token. */
    void add(CompactJws token, RSAPublicKey key) {
        if (token.claims().get("exp") instanceof Number expiry) {
            signatures.put(token.digest(), new Signature(key, expiry.doubleValue()));
        }
    }

    /** Returns the number of entries. */
    long size() {
        signatures.cleanUp();
        return signatures.estimatedSize();
    }

    private Duration timeToLive(Signature signature) {
        return Duration.ofSeconds((long) Math.max(0, signature.expiry() - clock.millis() / 1000.0));
    }

    /**
     * A valid signature.
     *
     * @param expiry expiry of the token in seconds since 1970
     */
    private record Signature(RSAPublicKey key, double expiry) {}
}
