package com.campusg.clerk.adapter.out.jwks;

import com.campusg.clerk.application.port.out.ClerkInstance;
import com.campusg.clerk.domain.InstanceId;
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
 * Learns which instance is ours from its keys: Clerk names a key by the instance (<a
 * href="https://github.com/clerk/javascript/blob/main/packages/backend/src/tokens/keys.ts">Clerk, "kid"</a>). A name once
 * learnt stays known, for a key may be replaced by one of another name.
 */
final class JwksClerkInstance implements ClerkInstance {

    /** How long nobody is kept waiting for keys that could not be had. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final JWKSetSource<SecurityContext> source;
    private final InstantSource clock;
    private final Set<InstanceId> ours = ConcurrentHashMap.newKeySet();
    private volatile Instant nextQuestion = Instant.MIN;

    JwksClerkInstance(JWKSetSource<SecurityContext> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public boolean mayBe(InstanceId instance) {
        if (ours.contains(instance)) {
            return true;
        }
        learn();
        return ours.isEmpty() || ours.contains(instance);
    }

    private void learn() {
        Instant now = clock.instant();
        if (now.isBefore(nextQuestion)) {
            return;
        }
        try {
            source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), now.toEpochMilli(), null).getKeys().stream()
                    .map(JWK::getKeyID)
                    .filter(Objects::nonNull)
                    .map(InstanceId::parse)
                    .flatMap(Optional::stream)
                    .forEach(ours::add);
        } catch (KeySourceException away) {
            nextQuestion = now.plus(PAUSE);
        }
    }
}
