package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.adapter.in.token.TokenFixture.CLAIMS;
import static com.campusg.clerk.adapter.in.token.TokenFixture.HEADER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.NOW;
import static com.campusg.clerk.adapter.in.token.TokenFixture.OTHER_KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.base64;
import static com.campusg.clerk.adapter.in.token.TokenFixture.genuineToken;
import static com.campusg.clerk.adapter.in.token.TokenFixture.publicKey;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedTokensTest {

    /** As in the fixture's claims. */
    private static final Instant EXPIRY = NOW.plusSeconds(60);

    private static final CompactToken TOKEN = CompactToken.parse(genuineToken());

    private Instant now = NOW;
    private final VerifiedTokens tokens = new VerifiedTokens(() -> now);

    @Test
    void knowsNoTokenAtFirst() {
        assertThat(tokens.contains(TOKEN, publicKey(KEY))).isFalse();
    }

    @Test
    void knowsTheTokenAgain() {
        tokens.add(TOKEN, publicKey(KEY));

        assertThat(tokens.contains(CompactToken.parse(genuineToken()), publicKey(KEY)))
                .isTrue();
    }

    @Test
    void knowsTheKeyByItsNumbers() throws Exception {
        RSAPublicKey fetchedAnew = (RSAPublicKey) KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        publicKey(KEY).getModulus(), publicKey(KEY).getPublicExponent()));
        tokens.add(TOKEN, publicKey(KEY));

        assertThat(tokens.contains(TOKEN, fetchedAnew)).isTrue();
    }

    @Test
    void takesNoKeyForAnother() {
        tokens.add(TOKEN, publicKey(KEY));

        assertThat(tokens.contains(TOKEN, publicKey(OTHER_KEY))).isFalse();
    }

    @Test
    void takesNoTokenForAnother() {
        String[] parts = genuineToken().split("\\.", -1);
        String otherClaims = parts[0] + "." + base64(CLAIMS.replace("user_ada", "user_eve")) + "." + parts[2];
        String otherHeader = base64(HEADER.replace("ins_1", "ins_2")) + "." + parts[1] + "." + parts[2];
        String otherSignature = parts[0] + "." + parts[1] + "." + base64("signed");
        tokens.add(TOKEN, publicKey(KEY));

        assertThat(otherClaims).isNotEqualTo(genuineToken());
        for (String forged : new String[] {otherClaims, otherHeader, otherSignature}) {
            assertThat(tokens.contains(CompactToken.parse(forged), publicKey(KEY)))
                    .isFalse();
        }
    }

    @Test
    void forgetsTheTokenWhenItExpires() {
        tokens.add(TOKEN, publicKey(KEY));

        now = EXPIRY.minusMillis(1);
        assertThat(tokens.contains(TOKEN, publicKey(KEY))).isTrue();

        now = EXPIRY;
        assertThat(tokens.contains(TOKEN, publicKey(KEY))).isFalse();
        assertThat(tokens.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1e99", "null", "\"soon\"", "1795428000"})
    void remembersNoTokenWithoutTimeLeft(String expiry) {
        CompactToken token = tokenThatExpires(expiry);

        tokens.add(token, publicKey(KEY));

        assertThat(tokens.contains(token, publicKey(KEY))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99", "9223372036854775807", "1795428060.5"})
    void remembersWhateverElseIsANumber(String expiry) {
        CompactToken token = tokenThatExpires(expiry);

        tokens.add(token, publicKey(KEY));

        assertThat(tokens.contains(token, publicKey(KEY))).isTrue();
    }

    @Test
    void isBounded() {
        for (int i = 0; i < VerifiedTokens.MOST_REMEMBERED + 100; i++) {
            tokens.add(
                    new CompactToken(
                            TOKEN.header(), TOKEN.claims(), Integer.toString(i).getBytes(US_ASCII), TOKEN.signature()),
                    publicKey(KEY));
        }

        assertThat(tokens.size()).isEqualTo(VerifiedTokens.MOST_REMEMBERED);
    }

    private static CompactToken tokenThatExpires(String expiry) {
        return CompactToken.parse(base64(HEADER) + "." + base64(CLAIMS.replace("1795428060", expiry)) + ".");
    }
}
