package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.NOW;
import static com.campusg.auth.adapter.in.security.TokenFixture.OTHER_KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.base64;
import static com.campusg.auth.adapter.in.security.TokenFixture.publicKey;
import static com.campusg.auth.adapter.in.security.TokenFixture.validToken;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedSignatureCacheTest {

    /** The expiry in {@link TokenFixture#CLAIMS}. */
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private static final CompactJws TOKEN = CompactJws.parse(validToken());

    private Instant now = NOW;
    private final VerifiedSignatureCache cache = new VerifiedSignatureCache(() -> now);

    @Test
    void isEmptyInitially() {
        assertThat(cache.contains(TOKEN, publicKey(KEY))).isFalse();
    }

    @Test
    void containsAddedToken() {
        cache.add(TOKEN, publicKey(KEY));

        assertThat(cache.contains(CompactJws.parse(validToken()), publicKey(KEY)))
                .isTrue();
    }

    @Test
    void comparesKeysByValue() throws Exception {
        RSAPublicKey fetchedAgain = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        publicKey(KEY).getModulus(), publicKey(KEY).getPublicExponent()));
        cache.add(TOKEN, publicKey(KEY));

        assertThat(cache.contains(TOKEN, fetchedAgain)).isTrue();
    }

    @Test
    void doesNotContainTokenForAnotherKey() {
        cache.add(TOKEN, publicKey(KEY));

        assertThat(cache.contains(TOKEN, publicKey(OTHER_KEY))).isFalse();
    }

    @Test
    void doesNotContainOtherTokens() {
        String[] parts = validToken().split("\\.", -1);
        String otherClaims = parts[0] + "." + base64(CLAIMS.replace("user_ada", "user_eve")) + "." + parts[2];
        String otherHeader = base64(HEADER.replace("ins_1", "ins_2")) + "." + parts[1] + "." + parts[2];
        String otherSignature = parts[0] + "." + parts[1] + "." + base64("signed");
        cache.add(TOKEN, publicKey(KEY));

        assertThat(otherClaims).isNotEqualTo(validToken());
        for (String other : new String[] {otherClaims, otherHeader, otherSignature}) {
            assertThat(cache.contains(CompactJws.parse(other), publicKey(KEY))).isFalse();
        }
    }

    @Test
    void removesTokenWhenItExpires() {
        cache.add(TOKEN, publicKey(KEY));

        now = EXPIRY.minusMillis(1);
        assertThat(cache.contains(TOKEN, publicKey(KEY))).isTrue();

        now = EXPIRY;
        assertThat(cache.contains(TOKEN, publicKey(KEY))).isFalse();
        assertThat(cache.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1e99", "null", "\"soon\"", "1795428000"})
    void doesNotAddExpiredToken(String expiry) {
        CompactJws token = tokenThatExpires(expiry);

        cache.add(token, publicKey(KEY));

        assertThat(cache.contains(token, publicKey(KEY))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99", "9223372036854775807", "1795428060.5"})
    void acceptsEveryNumberAsExpiry(String expiry) {
        CompactJws token = tokenThatExpires(expiry);

        cache.add(token, publicKey(KEY));

        assertThat(cache.contains(token, publicKey(KEY))).isTrue();
    }

    @Test
    void isBounded() {
        for (int i = 0; i < VerifiedSignatureCache.MAX_ENTRIES + 100; i++) {
            cache.add(
                    new CompactJws(
                            TOKEN.header(), TOKEN.claims(), Integer.toString(i).getBytes(US_ASCII), TOKEN.signature()),
                    publicKey(KEY));
        }

        assertThat(cache.size()).isEqualTo(VerifiedSignatureCache.MAX_ENTRIES);
    }

    private static CompactJws tokenThatExpires(String expiry) {
        return CompactJws.parse(base64(HEADER) + "." + base64(CLAIMS.replace("1795428060", expiry)) + ".");
    }
}
