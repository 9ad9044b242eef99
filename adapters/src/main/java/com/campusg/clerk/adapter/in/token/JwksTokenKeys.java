package com.campusg.clerk.adapter.in.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
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
import org.jspecify.annotations.Nullable;

/**
 * The keys that Clerk publishes.
 *
 * <p>The source below remembers them, fetches them anew before they are old, and serves them for a while when Clerk is
 * away. This class adds when to ask out of turn: anybody can make up a token that names a key we do not know, or has a
 * signature that does not fit, so such tokens together cause one question in {@link #PAUSE}.
 */
final class JwksTokenKeys implements TokenKeys {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> source;
    private final InstantSource clock;

    private final ReentrantLock asking = new ReentrantLock();
    private volatile Known known = new Known(new JWKSet(), Map.of());
    private Instant nextQuestion = Instant.MIN;
    private @Nullable KeySourceException unanswered;

    JwksTokenKeys(JWKSetSource<SecurityContext> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Optional<RSAPublicKey> find(Map<String, ?> header) {
        try {
            return key(fetch(JWKSetCacheRefreshEvaluator.noRefresh()), header);
        } catch (KeySourceException unreachable) {
            throw new KeysUnavailableException(unreachable);
        }
    }

    @Override
    public Optional<RSAPublicKey> findAnew(Map<String, ?> header) {
        if (!(header.get("kid") instanceof String)) {
            // Whatever Clerk publishes, this names none of it.
            return Optional.empty();
        }
        asking.lock();
        try {
            Instant now = clock.instant();
            if (!now.isBefore(nextQuestion)) {
                nextQuestion = now.plus(PAUSE);
                ask();
            }
            // Whoever waited for the lock finds what the one before has fetched.
            Optional<RSAPublicKey> key = find(header);
            if (key.isEmpty() && unanswered != null) {
                throw new KeysUnavailableException(unanswered);
            }
            return key;
        } finally {
            asking.unlock();
        }
    }

    private void ask() {
        try {
            fetch(JWKSetCacheRefreshEvaluator.forceRefresh());
            unanswered = null;
        } catch (KeySourceException unreachable) {
            unanswered = unreachable;
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

    /** Making a key of its numbers costs about as much as using it: done once, when Clerk was asked. */
    private Known known(JWKSet keys) {
        Known latest = known;
        if (!latest.keys().equals(keys)) {
            latest = Known.of(keys);
            known = latest;
        }
        return latest;
    }

    /** The keys that verify tokens, by their name; of two of one name the first. */
    private record Known(JWKSet keys, Map<String, RSAPublicKey> byKid) {

        static Known of(JWKSet keys) {
            Map<String, RSAPublicKey> byKid = new HashMap<>();
            for (JWK key : keys.getKeys()) {
                if (key.getKeyID() != null && verifiesRs256(key)) {
                    publicKey(key.toRSAKey()).ifPresent(made -> byKid.putIfAbsent(key.getKeyID(), made));
                }
            }
            return new Known(keys, Map.copyOf(byKid));
        }

        private static boolean verifiesRs256(JWK key) {
            return key instanceof RSAKey
                    && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                    && (key.getAlgorithm() == null || key.getAlgorithm().equals(JWSAlgorithm.RS256));
        }

        /** Numbers that make no key sign no token either; the others are none the worse for it. */
        private static Optional<RSAPublicKey> publicKey(RSAKey key) {
            try {
                return Optional.of(key.toRSAPublicKey());
            } catch (JOSEException malformed) {
                return Optional.empty();
            }
        }
    }
}
