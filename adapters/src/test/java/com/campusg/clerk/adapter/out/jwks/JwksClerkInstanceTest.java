package com.campusg.clerk.adapter.out.jwks;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.clerk.domain.InstanceId;
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

    private static final InstanceId OURS = new InstanceId("ins_ours");
    private static final InstanceId OTHER = new InstanceId("ins_other");

    private @Nullable List<String> published;
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private int questions;
    private final JwksClerkInstance instance = new JwksClerkInstance(new Keys(), () -> now);

    @Test
    void tellsOurInstanceFromOthersByItsKey() {
        published = List.of("ins_ours");

        assertThat(instance.mayBe(OURS)).isTrue();
        assertThat(instance.mayBe(OTHER)).isFalse();
    }

    @Test
    void takesAnyForOursWhereKeysAreNotNamedByTheInstance() {
        published = List.of("key-2026");

        assertThat(instance.mayBe(OTHER)).isTrue();
    }

    @Test
    void takesAnyForOursAsLongAsKeysCannotBeHad() {
        assertThat(instance.mayBe(OTHER)).isTrue();

        published = List.of("ins_ours");
        now = now.plus(Duration.ofSeconds(30));

        assertThat(instance.mayBe(OTHER)).isFalse();
    }

    @Test
    void keepsNobodyWaitingForKeysThatCouldNotBeHad() {
        for (int delivery = 0; delivery < 100; delivery++) {
            instance.mayBe(OURS);
        }

        assertThat(questions).isOne();
    }

    @Test
    void knowsOurInstanceStillWhenItsKeyIsReplaced() {
        published = List.of("ins_ours");
        instance.mayBe(OURS);

        published = List.of("ins_new");

        assertThat(instance.mayBe(OURS)).isTrue();
        assertThat(instance.mayBe(new InstanceId("ins_new"))).isTrue();
        assertThat(instance.mayBe(OTHER)).isFalse();
    }

    /** Published keys, or none to be had. */
    private final class Keys implements JWKSetSource<SecurityContext> {

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            questions++;
            if (published == null) {
                throw new JWKSetUnavailableException("away");
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
