package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.adapter.in.token.TokenFixture.CLAIMS;
import static com.campusg.clerk.adapter.in.token.TokenFixture.HEADER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.ISSUER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.NOW;
import static com.campusg.clerk.adapter.in.token.TokenFixture.OTHER_KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.assertRefused;
import static com.campusg.clerk.adapter.in.token.TokenFixture.genuineToken;
import static com.campusg.clerk.adapter.in.token.TokenFixture.publicKey;
import static com.campusg.clerk.adapter.in.token.TokenFixture.sign;
import static com.campusg.clerk.adapter.in.token.TokenFixture.tokenWith;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.clerk.domain.Caller;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.Verdict;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwksTokenKeysTest {

    private static final Map<String, String> KNOWN = Map.of("kid", "ins_1");
    private static final Map<String, String> UNKNOWN = Map.of("kid", "ins_2");

    private static final Verdict ADA = new Verdict.Believed(new Caller.User("user_ada"));

    private final MovableClock clock = new MovableClock();
    private final Clerk clerk = new Clerk();
    private final JwksTokenKeys keys = new JwksTokenKeys(clerk, clock);
    private final SignedTokens tokens = new SignedTokens(
            keys,
            new SessionPolicy(ISSUER, Set.of(), false),
            new MachinePolicy(ISSUER, Optional.empty()),
            InstantSource.fixed(NOW));

    static Stream<JWK> unfitKeys() {
        return Stream.of(
                jwk(KEY).keyUse(KeyUse.ENCRYPTION).build(),
                jwk(KEY).algorithm(JWSAlgorithm.RS512).build(),
                jwk(KEY).algorithm(new Algorithm("RSA-OAEP")).build(),
                jwk(KEY).keyID("ins_2").build(),
                jwk(KEY).keyID(null).build(),
                new OctetSequenceKey.Builder(new byte[32]).keyID("ins_1").build());
    }

    static Stream<JWK> fitKeys() {
        return Stream.of(
                jwk(KEY).build(),
                jwk(KEY).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.RS256).build());
    }

    @ParameterizedTest
    @MethodSource("fitKeys")
    void findsTheKeyThatTheTokenNames(JWK key) {
        clerk.published = new JWKSet(key);

        assertThat(keys.find(KNOWN)).contains(publicKey(KEY));
        assertThat(keys.find(UNKNOWN)).isEmpty();
        assertThat(keys.find(Map.of("kid", 7))).isEmpty();
        assertThat(keys.find(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("unfitKeys")
    void findsNoKeyThatIsNotForSessionTokens(JWK key) {
        clerk.published = new JWKSet(key);

        assertThat(keys.find(KNOWN)).isEmpty();
    }

    @Test
    void asksOnceInThirtySecondsWhateverTokensName() {
        assertThat(keys.find(KNOWN)).isPresent();
        int before = clerk.answers.get();

        for (int second = 0; second < 30; second++) {
            assertThat(keys.findAnew(Map.of("kid", "made_up_" + second))).isEmpty();
            assertThat(keys.findAnew(KNOWN)).isPresent();
            clock.move(Duration.ofSeconds(1));
        }

        assertThat(clerk.answers).hasValue(before + 1);
        assertThat(keys.findAnew(UNKNOWN)).isEmpty();
        assertThat(clerk.answers).hasValue(before + 2);
        clock.move(Duration.ofMillis(29_999));
        assertThat(keys.findAnew(UNKNOWN)).isEmpty();
        assertThat(clerk.answers).hasValue(before + 2);
    }

    @Test
    void asksNobodyForKnownKeys() {
        assertThat(keys.find(KNOWN)).isPresent();
        clock.move(Duration.ofHours(1));

        assertThat(keys.find(KNOWN)).isPresent();

        assertThat(clerk.answers).hasValue(1);
    }

    @Test
    void findsNewKeyUnderNewName() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.published = new JWKSet(jwk(OTHER_KEY).keyID("ins_2").build());

        assertThat(keys.find(UNKNOWN)).isEmpty();
        assertThat(keys.findAnew(UNKNOWN)).contains(publicKey(OTHER_KEY));
        assertThat(keys.find(UNKNOWN)).contains(publicKey(OTHER_KEY));
    }

    @Test
    void noticesNewKeyUnderTheSameName() {
        assertThat(tokens.judge(genuineToken())).isEqualTo(ADA);
        clerk.published = new JWKSet(jwk(OTHER_KEY).build());

        assertThat(tokens.judge(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)))
                .isEqualTo(ADA);
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(genuineToken()));
    }

    @Test
    void waitsForWhomAsksAndFindsWhatTheyFetched() throws Exception {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.published = new JWKSet(jwk(OTHER_KEY).keyID("ins_2").build());
        clerk.gate = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Optional<RSAPublicKey>> first = threads.submit(() -> keys.findAnew(UNKNOWN));
            await("the question").atMost(10, SECONDS).until(() -> clerk.asked.get() == 2);
            Thread[] waiting = new Thread[1];
            Future<Optional<RSAPublicKey>> second = threads.submit(() -> {
                waiting[0] = Thread.currentThread();
                return keys.findAnew(UNKNOWN);
            });
            await("the second to wait")
                    .atMost(10, SECONDS)
                    .until(() -> waiting[0] != null && waiting[0].getState() == Thread.State.WAITING);
            clerk.gate.countDown();

            assertThat(first.get(10, SECONDS)).contains(publicKey(OTHER_KEY));
            assertThat(second.get(10, SECONDS)).contains(publicKey(OTHER_KEY));
        }
        assertThat(clerk.answers).hasValue(2);
    }

    @Test
    void cannotTellAnythingWithoutKeys() {
        clerk.away = true;

        assertUndecidable(genuineToken());
    }

    @Test
    void servesKnownKeysWhileClerkIsAway() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.away = true;

        assertThat(tokens.judge(genuineToken())).isEqualTo(ADA);
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
    }

    @Test
    void cannotTellWithUnknownKeyWhileClerkIsAwayAlsoInThePause() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.away = true;
        String token = tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS);

        assertUndecidable(token);
        clock.move(Duration.ofSeconds(29));
        assertUndecidable(token);
        assertThat(clerk.asked).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kid\":7", "\"kid\":null", "\"x\":1"})
    void refusesTokenThatNamesNoKeyWithoutAskingAnybody(String kid) {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.away = true;
        String token = tokenWith(HEADER.replace("\"kid\":\"ins_1\"", kid), CLAIMS);

        assertThatExceptionOfType(TokenRefusedException.class).isThrownBy(() -> tokens.judge(token));
        assertThat(clerk.asked).hasValue(1);
    }

    @Test
    void canTellAgainOnceClerkIsBack() {
        assertThat(keys.find(KNOWN)).isPresent();
        clerk.away = true;
        String token = tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS);
        assertUndecidable(token);

        clerk.away = false;
        clock.move(Duration.ofSeconds(30));

        assertRefused(TOKEN_UNKNOWN_KEY, () -> tokens.judge(token));
    }

    private void assertUndecidable(String token) {
        assertThatExceptionOfType(KeysUnavailableException.class).isThrownBy(() -> tokens.judge(token));
    }

    private static RSAKey.Builder jwk(KeyPair key) {
        return new RSAKey.Builder(publicKey(key)).keyID("ins_1");
    }

    /** Clerk and the memory of what it said last, which the real source has. */
    private static final class Clerk implements JWKSetSource<SecurityContext> {

        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger answers = new AtomicInteger();
        private volatile JWKSet published = new JWKSet(jwk(KEY).build());
        private volatile @Nullable JWKSet remembered;
        private volatile boolean away;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            JWKSet held = remembered;
            if (held != null && !refresh.requiresRefresh(held)) {
                return held;
            }
            asked.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException interrupted) {
                throw new JWKSetUnavailableException("interrupted", interrupted);
            }
            if (away) {
                throw new JWKSetUnavailableException("away");
            }
            answers.incrementAndGet();
            remembered = published;
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
