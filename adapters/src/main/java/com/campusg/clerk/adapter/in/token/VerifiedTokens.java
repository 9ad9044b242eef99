package com.campusg.clerk.adapter.in.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Remembers which tokens a key has signed: a page shows the same token for a minute, and checking a signature is the
 * dearest part of an answer.
 *
 * <p>It remembers that and nothing else. What a token claims is read and judged each time, at that moment; a key that Clerk
 * no longer publishes is not looked up here, and a new one under the same name is another key. Only genuine tokens come in,
 * so strangers can neither fill this nor push anything out.
 */
final class VerifiedTokens {

    /** Some ten megabytes, and more people than are on campus in one minute. */
    static final int MOST_REMEMBERED = 50_000;

    private final InstantSource clock;
    private final Cache<String, Signature> signatures;

    VerifiedTokens(InstantSource clock) {
        this.clock = clock;
        this.signatures = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfter(Expiry.<String, Signature>creating((digest, signature) -> timeLeft(signature)))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                // There is little to tidy up each time; a thread for it would cost more.
                .executor(Runnable::run)
                .build();
    }

    /** Whether this very token was found to be signed by this very key, and has not expired since. */
    boolean contains(CompactToken token, RSAPublicKey key) {
        Signature known = signatures.getIfPresent(token.digest());
        return known != null && known.key().equals(key);
    }

    /** Remembers a token whose signature was checked, until it expires. */
    void add(CompactToken token, RSAPublicKey key) {
        if (token.claims().get("exp") instanceof Number expiry) {
            signatures.put(token.digest(), new Signature(key, expiry.doubleValue()));
        }
    }

    /** How many are remembered. */
    long size() {
        signatures.cleanUp();
        return signatures.estimatedSize();
    }

    private Duration timeLeft(Signature signature) {
        return Duration.ofSeconds((long) Math.max(0, signature.expiry() - clock.millis() / 1000.0));
    }

    /**
     * By whom a token was signed.
     *
     * @param expiry seconds since 1970
     */
    private record Signature(RSAPublicKey key, double expiry) {}
}
