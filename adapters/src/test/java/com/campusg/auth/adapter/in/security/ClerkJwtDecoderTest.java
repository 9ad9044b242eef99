package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.ISSUER;
import static com.campusg.auth.adapter.in.security.TokenFixture.KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_CLAIMS;
import static com.campusg.auth.adapter.in.security.TokenFixture.MACHINE_HEADER;
import static com.campusg.auth.adapter.in.security.TokenFixture.NOW;
import static com.campusg.auth.adapter.in.security.TokenFixture.OTHER_KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.assertRefused;
import static com.campusg.auth.adapter.in.security.TokenFixture.base64;
import static com.campusg.auth.adapter.in.security.TokenFixture.callerOf;
import static com.campusg.auth.adapter.in.security.TokenFixture.decoder;
import static com.campusg.auth.adapter.in.security.TokenFixture.publicKey;
import static com.campusg.auth.adapter.in.security.TokenFixture.sign;
import static com.campusg.auth.adapter.in.security.TokenFixture.tokenWith;
import static com.campusg.auth.adapter.in.security.TokenFixture.validToken;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_ALGORITHM;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static com.campusg.auth.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.TokenRefusal;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClerkJwtDecoderTest {

    private static final Caller ADA = new Caller.User("user_ada");

    private final InMemoryKeys keys = new InMemoryKeys(publicKey(KEY));
    private final ClerkJwtDecoder decoder = decoder(keys, Set.of("https://app.campus.edu"));

    static Stream<Arguments> unsupportedHeaders() {
        return Stream.of(
                argumentSet("no alg", HEADER.replace("\"alg\":\"RS256\",", ""), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg none", HEADER.replace("RS256", "none"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg HS256", HEADER.replace("RS256", "HS256"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg RS512", HEADER.replace("RS256", "RS512"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg in lower case", HEADER.replace("RS256", "rs256"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg not a string", HEADER.replace("\"RS256\"", "[\"RS256\"]"), TOKEN_INVALID_ALGORITHM),
                argumentSet("typ in lower case", HEADER.replace("JWT", "jwt"), TOKEN_INVALID),
                argumentSet("typ null", HEADER.replace("\"JWT\"", "null"), TOKEN_INVALID),
                argumentSet("access token", HEADER.replace("JWT", "at+jwt"), TOKEN_TYPE_MISMATCH),
                argumentSet(
                        "access token as media type", HEADER.replace("JWT", "application/at+jwt"), TOKEN_TYPE_MISMATCH),
                argumentSet("crit", HEADER.replace("{", "{\"crit\":[\"x\"],"), TOKEN_INVALID),
                argumentSet("crit empty", HEADER.replace("{", "{\"crit\":[],"), TOKEN_INVALID),
                argumentSet("crit null", HEADER.replace("{", "{\"crit\":null,"), TOKEN_INVALID),
                argumentSet("template", HEADER.replace("AAA", "BBB"), TOKEN_TYPE_MISMATCH),
                argumentSet("cat null", HEADER.replace("\"cl_B7d4PD111AAA\"", "null"), TOKEN_TYPE_MISMATCH));
    }

    static Stream<String> supportedHeaders() {
        return Stream.of(
                HEADER,
                "{\"alg\":\"RS256\",\"kid\":\"ins_1\"}",
                "{ \"kid\":\"ins_1\",\n\"alg\":\"RS256\"}",
                HEADER.replace("cl_B7d4PD111AAA", "cl_I7d4PD111III"),
                HEADER.replace("{", "{\"x\":null,\"jku\":\"https://evil.test\",\"jwk\":{\"kty\":\"oct\"},"));
    }

    @ParameterizedTest
    @MethodSource("supportedHeaders")
    void acceptsSessionTokens(String header) {
        String token = tokenWith(header, CLAIMS);

        assertThat(callerOf(decoder.decode(token))).isEqualTo(ADA);
        assertThat(keys.refreshes).isZero();
    }

    @Test
    void acceptsTokenThatAnotherLibrarySigned() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ins_1").build(),
                new JWTClaimsSet.Builder()
                        .subject("user_ada")
                        .issuer(ISSUER)
                        .claim("azp", "https://app.campus.edu")
                        .expirationTime(Date.from(NOW.plusSeconds(60)))
                        .build());
        token.sign(new RSASSASigner(KEY.getPrivate()));

        assertThat(callerOf(decoder.decode(token.serialize()))).isEqualTo(ADA);
    }

    @ParameterizedTest
    @MethodSource("unsupportedHeaders")
    void refusesUnsupportedHeadersBeforeLookingUpTheKey(String header, TokenRefusal refusal) {
        keys.unavailable = true;

        assertRefused(refusal, () -> decoder.decode(tokenWith(header, CLAIMS)));
    }

    @Test
    void refusesMalformedToken() {
        assertRefused(TOKEN_INVALID, () -> decoder.decode("hello"));
    }

    @Test
    void refusesSignatureOfAnotherKey() {
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA512withRSA", "SHA1withRSA"})
    void refusesSignatureOfAnotherAlgorithm(String algorithm) {
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(sign(KEY, algorithm, HEADER, CLAIMS)));
    }

    @Test
    void refusesTokenWithoutSignature() {
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(base64(HEADER) + "." + base64(CLAIMS) + "."));
    }

    @Test
    void refusesClaimsThatAreNotSigned() {
        String[] parts = validToken().split("\\.", -1);
        String unsigned = parts[0] + "." + base64(CLAIMS.replace("user_ada", "user_eve")) + "." + parts[2];

        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(unsigned));
    }

    @Test
    void refusesPublicKeyAsSharedSecret() throws Exception {
        String header = HEADER.replace("RS256", "HS256");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getPublic().getEncoded(), "HmacSHA256"));
        String signed = base64(header) + "." + base64(CLAIMS);

        assertRefused(
                TOKEN_INVALID_ALGORITHM,
                () -> decoder.decode(signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)))));
    }

    @Test
    void verifiesTheSignatureBeforeTheClaims() {
        String expired = CLAIMS.replace("1795428060", "1");

        assertRefused(TOKEN_EXPIRED, () -> decoder.decode(tokenWith(HEADER, expired)));
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, expired)));
    }

    @Test
    void refusesEmptyClaimsAfterVerifyingTheSignature() {
        assertRefused(TOKEN_INVALID, () -> decoder.decode(tokenWith(HEADER, "{}")));
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, "{}")));
    }

    @ParameterizedTest
    @CsvSource({"1795428060, 1e400", "1795428000, 1795428004", "1795428060, 1795428000.5", "1795427990, -1e400"})
    void acceptsEveryNumberAsTime(String replaced, String time) {
        assertThat(callerOf(decoder.decode(tokenWith(HEADER, CLAIMS.replace(replaced, time)))))
                .isEqualTo(ADA);
    }

    @Test
    void acceptsTokenThatExpiresBeforeItIsIssuedWithinTheClockSkew() {
        String claims = CLAIMS.replace("1795428060", "1795427997").replace("1795428000", "1795428003");

        assertThat(callerOf(decoder.decode(tokenWith(HEADER, claims)))).isEqualTo(ADA);
    }

    @Test
    void refusesUnknownKeyAfterOneRefresh() {
        assertRefused(TOKEN_UNKNOWN_KEY, () -> decoder.decode(tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS)));
        assertThat(keys.refreshes).isOne();
    }

    @Test
    void refreshesForNewKeyWithNewKid() {
        keys.published = Map.of("ins_2", publicKey(OTHER_KEY));
        String token = sign(OTHER_KEY, "SHA256withRSA", HEADER.replace("ins_1", "ins_2"), CLAIMS);

        assertThat(callerOf(decoder.decode(token))).isEqualTo(ADA);
    }

    @Test
    void refreshesForNewKeyWithTheSameKid() {
        keys.published = Map.of("ins_1", publicKey(OTHER_KEY));
        String token = sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS);

        assertThat(callerOf(decoder.decode(token))).isEqualTo(ADA);
    }

    @Test
    void refusesTokenOfKeyThatIsNoLongerPublished() {
        keys.published = Map.of();

        assertRefused(TOKEN_UNKNOWN_KEY, () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
    }

    @Test
    void usesTheKnownKeyWhileClerkIsUnavailable() {
        keys.unavailable = true;

        assertRefused(TOKEN_INVALID_SIGNATURE, () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
        assertThat(callerOf(decoder.decode(validToken()))).isEqualTo(ADA);
    }

    @Test
    void throwsForUnknownKeyWhileClerkIsUnavailable() {
        keys.unavailable = true;

        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> decoder.decode(tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kid\":\"another\"", "\"kid\":7", "\"kid\":null", "\"x\":1"})
    void ignoresTheKidWithConfiguredKey(String kid) {
        ClerkJwtDecoder withPem = decoder(new PemSigningKeys(publicKey(KEY)), Set.of());
        String header = HEADER.replace("\"kid\":\"ins_1\"", kid);

        assertThat(callerOf(withPem.decode(tokenWith(header, CLAIMS)))).isEqualTo(ADA);
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> withPem.decode(sign(OTHER_KEY, "SHA256withRSA", header, CLAIMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {MACHINE_HEADER, "{\"alg\":\"RS256\",\"kid\":\"ins_1\"}"})
    void acceptsMachineTokens(String header) {
        assertThat(callerOf(decoder.decode(tokenWith(header, MACHINE_CLAIMS))))
                .isEqualTo(new Caller.Machine("mch_orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "{\"alg\":\"RS256\",\"cat\":\"cl_I7d4PD111III\",\"kid\":\"ins_1\"}"})
    void refusesSessionTokenOfMachine(String header) {
        assertRefused(TOKEN_TYPE_MISMATCH, () -> decoder.decode(tokenWith(header, MACHINE_CLAIMS)));
    }

    @Test
    void refusesMachineTokenOfUser() {
        assertRefused(TOKEN_TYPE_MISMATCH, () -> decoder.decode(tokenWith(MACHINE_HEADER, CLAIMS)));
    }

    @Test
    void ignoresScopesOfUser() {
        String claims = CLAIMS.replace("{", "{\"scopes\":\"mch_users\",");

        assertThat(callerOf(decoder.decode(tokenWith(HEADER, claims)))).isEqualTo(ADA);
        assertRefused(TOKEN_TYPE_MISMATCH, () -> decoder.decode(tokenWith(MACHINE_HEADER, claims)));
    }

    @Test
    void verifiesTheSignatureOfMachineTokens() {
        assertRefused(
                TOKEN_INVALID_SIGNATURE,
                () -> decoder.decode(sign(OTHER_KEY, "SHA256withRSA", MACHINE_HEADER, MACHINE_CLAIMS)));
    }

    /** Known keys, which a refresh replaces with the published ones. */
    private static final class InMemoryKeys implements SigningKeys {

        private Map<String, RSAPublicKey> known;
        private Map<String, RSAPublicKey> published;
        private boolean unavailable;
        private int refreshes;

        InMemoryKeys(RSAPublicKey key) {
            known = Map.of("ins_1", key);
            published = known;
        }

        @Override
        public Optional<RSAPublicKey> find(Map<String, ?> header) {
            return header.get("kid") instanceof String kid ? Optional.ofNullable(known.get(kid)) : Optional.empty();
        }

        @Override
        public Optional<RSAPublicKey> refreshAndFind(Map<String, ?> header) {
            refreshes++;
            if (unavailable) {
                throw new KeysUnavailableException();
            }
            known = published;
            return find(header);
        }
    }
}
