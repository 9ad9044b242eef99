package com.campusg.sync.adapter.out.jwks;

import com.campusg.sync.application.port.out.ClerkInstance;
import com.campusg.sync.domain.InstanceId;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the own instance from the ids of the published keys, which are ids of the instance (<a
 * href="https://github.com/clerk/javascript/blob/main/packages/backend/src/tokens/keys.ts">Clerk, "kid"</a>). An id stays
 * known after its key is replaced.
 */
final class JwksClerkInstance implements ClerkInstance {

    /** How long no keys are requested after a request has failed. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> source;
    private final InstantSource clock;
    private final Set<InstanceId> known = ConcurrentHashMap.newKeySet();
    private volatile Instant pausedUntil = Instant.MIN;

    JwksClerkInstance(JWKSetSource<SecurityContext> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public boolean mayBe(InstanceId instance) {
        if (known.contains(instance)) {
            return true;
        }
        readPublishedKeys();
        return known.isEmpty() || known.contains(instance);
    }

    @Override
    public boolean isKnown() {
        if (known.isEmpty()) {
            readPublishedKeys();
        }
        return !known.isEmpty();
    }

    private void readPublishedKeys() {
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return;
        }
        try {
            source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now.toEpochMilli(), null).getKeys().stream()
                    .map(JWK::getKeyID)
                    .filter(Objects::nonNull)
                    .map(InstanceId::parse)
                    .flatMap(Optional::stream)
                    .forEach(known::add);
        } catch (KeySourceException unavailable) {
            pausedUntil = now.plus(PAUSE_AFTER_FAILURE);
        }
    }
}
