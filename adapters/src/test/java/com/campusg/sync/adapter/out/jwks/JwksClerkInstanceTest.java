package com.campusg.sync.adapter.out.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.domain.InstanceId;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JwksClerkInstanceTest {

    private static final InstanceId OWN = new InstanceId("ins_own");
    private static final InstanceId OTHER = new InstanceId("ins_other");

    private @Nullable List<String> published;
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int requests;
    private final JwksClerkInstance instance = new JwksClerkInstance(new Keys(), () -> now);

    @Test
    void recognizesTheOwnInstanceByTheIdsOfItsKeys() {
        published = List.of("ins_own");

        assertThat(instance.mayBe(OWN)).isTrue();
        assertThat(instance.mayBe(OTHER)).isFalse();
        assertThat(instance.isKnown()).isTrue();
    }

    @Test
    void acceptsEveryInstanceIfKeyIdsAreNotInstanceIds() {
        published = List.of("key-2026");

        assertThat(instance.mayBe(OTHER)).isTrue();
        assertThat(instance.isKnown()).isFalse();
    }

    @Test
    void acceptsEveryInstanceWhileKeysAreUnavailable() {
        assertThat(instance.mayBe(OTHER)).isTrue();

        published = List.of("ins_own");
        now = now.plus(Duration.ofSeconds(30));

        assertThat(instance.mayBe(OTHER)).isFalse();
    }

    @Test
    void pausesAfterFailure() {
        for (int delivery = 0; delivery < 100; delivery++) {
            instance.mayBe(OWN);
        }

        assertThat(requests).isOne();
    }

    @Test
    void remembersTheInstanceAfterItsKeyIsReplaced() {
        published = List.of("ins_own");
        instance.mayBe(OWN);

        published = List.of("ins_new");

        assertThat(instance.mayBe(OWN)).isTrue();
        assertThat(instance.mayBe(new InstanceId("ins_new"))).isTrue();
        assertThat(instance.mayBe(OTHER)).isFalse();
    }

    /** The published keys; unavailable if {@code published} is null. */
    private final class Keys implements JWKSetSource<SecurityContext> {

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            requests++;
            if (published == null) {
                throw new JWKSetUnavailableException("unavailable");
            }
            Stream<JWK> keys = published.stream()
                    .map(kid -> new OctetSequenceKey.Builder(new byte[32])
                            .keyID(kid)
                            .build());
            return new JWKSet(keys.toList());
        }

        @Override
        public void close() {}
    }
}
