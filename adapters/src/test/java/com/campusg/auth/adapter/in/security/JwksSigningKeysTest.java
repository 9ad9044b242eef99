package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.NOW;
import static com.campusg.auth.adapter.in.security.TokenFixture.OTHER_KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.assertRefused;
import static com.campusg.auth.adapter.in.security.TokenFixture.callerOf;
import static com.campusg.auth.adapter.in.security.TokenFixture.decoder;
import static com.campusg.auth.adapter.in.security.TokenFixture.publicKey;
import static com.campusg.auth.adapter.in.security.TokenFixture.sign;
import static com.campusg.auth.adapter.in.security.TokenFixture.tokenWith;
import static com.campusg.auth.adapter.in.security.TokenFixture.validToken;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.auth.domain.Caller;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;

class JwksSigningKeysTest {

    private static final Map<String, String> KNOWN = Map.of("kid", "ins_1");
    private static final Map<String, String> UNKNOWN = Map.of("kid", "ins_2");

    private static final Caller ADA = new Caller.User("user_ada");

    private final MovableClock clock = new MovableClock();
    private final Clerk clerk = new Clerk();
    private final JwksSigningKeys keys = new JwksSigningKeys(clerk, clock);
    private final ClerkJwtDecoder decoder = decoder(keys, Set.of());

    @Test
    void findsTheKeyThatTheTokenNames() {
        assertThat(keys.find(KNOWN)).contains(publicKey(KEY));
        assertThat(keys.find(UNKNOWN)).isEmpty();
        assertThat(keys.find(Map.of("kid", 7))).isEmpty();
        assertThat(keys.find(Map.of())).isEmpty();
    }

    @Test
    void refreshesAtMostOnceInThirtySeconds() {
        assertThat(keys.find(KNOWN)).isPresent();
        int before = clerk.responses.get();

        for (int second = 0; second < 30; second++) {
            assertThat(keys.refreshAndFind(Map.of("kid", "unknown_" + second))).isEmpty();
            assertThat(keys.refreshAndFind(KNOWN)).isPresent();
            clock.move(Duration.ofSeconds(1));
        }

        assertThat(clerk.responses).hasValue(before + 1);
        assertThat(keys.refreshAndFind(UNKNOWN)).isEmpty();
        assertThat(clerk.responses).hasValue(before + 2);
        clock.move(Duration.ofMillis(29_999));
        assertThat(keys.refreshAndFind(UNKNOWN)).isEmpty();
        assertThat(clerk.responses).hasValue(before + 2);
    }

    @Test
    void doesNotRefreshForKnownKeys() {
        assertThat(keys.find(KNOWN)).isPresent();
        clock.move(Duration.ofHours(1));

        assertThat(keys.find(KNOWN)).isPresent();

        assertThat(clerk.responses).hasValue(1);
    }

    @Test
    void findsNewKeyWithNewKidAfterRefresh() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.published = new JWKSet(jwk(OTHER_KEY).keyID("ins_2").build());

        assertThat(keys.find(UNKNOWN)).isEmpty();
        assertThat(keys.refreshAndFind(UNKNOWN)).contains(publicKey(OTHER_KEY));
        assertThat(keys.find(UNKNOWN)).contains(publicKey(OTHER_KEY));
    }

    @Test
    void findsNewKeyWithTheSameKidAfterRefresh() {
        assertThat(callerOf(decoder.decode(validToken()))).isEqualTo(ADA);
        clerk.published = new JWKSet(jwk(OTHER_KEY).build());

        assertThat(callerOf(decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS))))
                .isEqualTo(ADA);
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(validToken()));
    }

    @Test
    void waitsForConcurrentRefreshAndUsesItsResult() throws Exception {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.published = new JWKSet(jwk(OTHER_KEY).keyID("ins_2").build());
        clerk.gate = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Optional<RSAPublicKey>> first = threads.submit(() -> keys.refreshAndFind(UNKNOWN));
            await("the request").atMost(10, SECONDS).until(() -> clerk.requests.get() == 2);
            Thread[] waiting = new Thread[1];
            Future<Optional<RSAPublicKey>> second = threads.submit(() -> {
                waiting[0] = Thread.currentThread();
                return keys.refreshAndFind(UNKNOWN);
            });
            await("the second thread to wait")
                    .atMost(10, SECONDS)
                    .until(() -> waiting[0] != null && waiting[0].getState() == Thread.State.WAITING);
            clerk.gate.countDown();

            assertThat(first.get(10, SECONDS)).contains(publicKey(OTHER_KEY));
            assertThat(second.get(10, SECONDS)).contains(publicKey(OTHER_KEY));
        }
        assertThat(clerk.responses).hasValue(2);
    }

    @Test
    void throwsWithoutKeys() {
        clerk.unavailable = true;

        assertKeysUnavailable(validToken());
    }

    @Test
    void usesKnownKeysWhileClerkIsUnavailable() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.unavailable = true;

        assertThat(callerOf(decoder.decode(validToken()))).isEqualTo(ADA);
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
    }

    @Test
    void throwsForUnknownKeyWhileClerkIsUnavailableEvenWithoutRefresh() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.unavailable = true;
        String token = tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS);

        assertKeysUnavailable(token);
        clock.move(Duration.ofSeconds(29));
        assertKeysUnavailable(token);
        assertThat(clerk.requests).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kid\":7", "\"kid\":null", "\"x\":1"})
    void refusesTokenWithoutKidWithoutRefresh(String kid) {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.unavailable = true;
        String token = tokenWith(HEADER.replace("\"kid\":\"ins_1\"", kid), CLAIMS);

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
        assertThat(clerk.requests).hasValue(1);
    }

    @Test
    void refreshesAgainWhenClerkIsAvailable() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.unavailable = true;
        String token = tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS);
        assertKeysUnavailable(token);

        clerk.unavailable = false;
        clock.move(Duration.ofSeconds(30));

        assertRefused(TOKEN_UNKNOWN_KEY, () -> decoder.decode(token));
    }

    private void assertKeysUnavailable(String token) {
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> decoder.decode(token));
    }

    private static RSAKey.Builder jwk(KeyPair key) {
        return new RSAKey.Builder(publicKey(key)).keyID("ins_1");
    }

    /** A caching source, as the one of Nimbus. */
    private static final class Clerk implements JWKSetSource<SecurityContext> {

        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger responses = new AtomicInteger();
        private volatile JWKSet published = new JWKSet(jwk(KEY).build());
        private volatile @Nullable JWKSet cached;
        private volatile boolean unavailable;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            JWKSet current = cached;
            if (current != null && !refresh.requiresRefresh(current)) {
                return current;
            }
            requests.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                throw new JWKSetUnavailableException("interrupted", interrupted);
            }
            if (unavailable) {
                throw new JWKSetUnavailableException("unavailable");
            }
            responses.incrementAndGet();
            cached = published;
            return published;
        }

        @Override
        public void close() {}
    }

    private static final class MovableClock implements InstantSource {

        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        synchronized void move(Duration duration) {
            now = now.plus(duration);
        }
    }
}
