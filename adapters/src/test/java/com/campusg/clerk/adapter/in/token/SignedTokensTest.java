package com.campusg.clerk.adapter.in.token;

import static com.campusg.clerk.adapter.in.token.TokenFixture.CLAIMS;
import static com.campusg.clerk.adapter.in.token.TokenFixture.HEADER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.ISSUER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.MACHINE_CLAIMS;
import static com.campusg.clerk.adapter.in.token.TokenFixture.MACHINE_HEADER;
import static com.campusg.clerk.adapter.in.token.TokenFixture.NOW;
import static com.campusg.clerk.adapter.in.token.TokenFixture.OTHER_KEY;
import static com.campusg.clerk.adapter.in.token.TokenFixture.assertRefused;
import static com.campusg.clerk.adapter.in.token.TokenFixture.base64;
import static com.campusg.clerk.adapter.in.token.TokenFixture.genuineToken;
import static com.campusg.clerk.adapter.in.token.TokenFixture.publicKey;
import static com.campusg.clerk.adapter.in.token.TokenFixture.sign;
import static com.campusg.clerk.adapter.in.token.TokenFixture.tokenWith;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_EXPIRED;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_ALGORITHM;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_INVALID_SIGNATURE;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_TYPE_MISMATCH;
import static com.campusg.clerk.domain.TokenRefusal.TOKEN_UNKNOWN_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.campusg.clerk.domain.Caller;
import com.campusg.clerk.domain.MachineId;
import com.campusg.clerk.domain.MachinePolicy;
import com.campusg.clerk.domain.SessionPolicy;
import com.campusg.clerk.domain.TokenRefusal;
import com.campusg.clerk.domain.Verdict;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokensTest {

    private static final Verdict ADA = new Verdict.Believed(new Caller.User("user_ada"));

    private final KeysOnARing keys = new KeysOnARing(publicKey(KEY));
    private final SignedTokens tokens = tokensWith(keys, Set.of("https://app.campus.edu"));

    static Stream<Arguments> oddHeaders() {
        return Stream.of(
                argumentSet("no alg", HEADER.replace("\"alg\":\"RS256\",", ""), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg none", HEADER.replace("RS256", "none"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg HS256", HEADER.replace("RS256", "HS256"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg RS512", HEADER.replace("RS256", "RS512"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg in lower case", HEADER.replace("RS256", "rs256"), TOKEN_INVALID_ALGORITHM),
                argumentSet("alg no string", HEADER.replace("\"RS256\"", "[\"RS256\"]"), TOKEN_INVALID_ALGORITHM),
                argumentSet("typ in lower case", HEADER.replace("JWT", "jwt"), TOKEN_INVALID),
                argumentSet("typ null", HEADER.replace("\"JWT\"", "null"), TOKEN_INVALID),
                argumentSet("access token", HEADER.replace("JWT", "at+jwt"), TOKEN_TYPE_MISMATCH),
                argumentSet("access token in full", HEADER.replace("JWT", "application/at+jwt"), TOKEN_TYPE_MISMATCH),
                argumentSet("crit", HEADER.replace("{", "{\"crit\":[\"x\"],"), TOKEN_INVALID),
                argumentSet("crit empty", HEADER.replace("{", "{\"crit\":[],"), TOKEN_INVALID),
                argumentSet("crit null", HEADER.replace("{", "{\"crit\":null,"), TOKEN_INVALID),
                argumentSet("template", HEADER.replace("AAA", "BBB"), TOKEN_TYPE_MISMATCH),
                argumentSet("cat null", HEADER.replace("\"cl_B7d4PD111AAA\"", "null"), TOKEN_TYPE_MISMATCH));
    }

    static Stream<String> goodHeaders() {
        return Stream.of(
                HEADER,
                "{\"alg\":\"RS256\",\"kid\":\"ins_1\"}",
                "{ \"kid\":\"ins_1\",\n\"alg\":\"RS256\"}",
                HEADER.replace("cl_B7d4PD111AAA", "cl_I7d4PD111III"),
                HEADER.replace("{", "{\"x\":null,\"jku\":\"https://evil.test\",\"jwk\":{\"kty\":\"oct\"},"));
    }

    @ParameterizedTest
    @MethodSource("goodHeaders")
    void believesSessionTokens(String header) {
        String token = tokenWith(header, CLAIMS);

        assertThat(tokens.judge(token)).isEqualTo(ADA);
        assertThat(keys.questions).isZero();
    }

    @Test
    void believesWhatAnotherLibrarySigns() throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("ins_1").build(),
                new JWTClaimsSet.Builder()
                        .subject("user_ada")
                        .issuer(ISSUER)
                        .claim("azp", "https://app.campus.edu")
                        .expirationTime(Date.from(NOW.plusSeconds(60)))
                        .build());
        token.sign(new RSASSASigner(KEY.getPrivate()));

        assertThat(tokens.judge(token.serialize())).isEqualTo(ADA);
    }

    @ParameterizedTest
    @MethodSource("oddHeaders")
    void refusesOddHeadersBeforeAnyKeyIsLookedFor(String header, TokenRefusal refusal) {
        keys.away = true;

        assertRefused(refusal, () -> tokens.judge(tokenWith(header, CLAIMS)));
    }

    @Test
    void refusesWhatIsNoToken() {
        assertRefused(TOKEN_INVALID, () -> tokens.judge("hello"));
    }

    @Test
    void refusesTheSignatureOfAnotherKey() {
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA512withRSA", "SHA1withRSA"})
    void refusesTheSignatureOfAnotherMethod(String method) {
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(sign(KEY, method, HEADER, CLAIMS)));
    }

    @Test
    void refusesTokenWithoutSignature() {
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(base64(HEADER) + "." + base64(CLAIMS) + "."));
    }

    @Test
    void refusesClaimsThatWereNotSigned() {
        String[] parts = genuineToken().split("\\.", -1);
        String forged = parts[0] + "." + base64(CLAIMS.replace("user_ada", "user_eve")) + "." + parts[2];

        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(forged));
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() throws Exception {
        String header = HEADER.replace("RS256", "HS256");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getPublic().getEncoded(), "HmacSHA256"));
        String signed = base64(header) + "." + base64(CLAIMS);

        assertRefused(
                TOKEN_INVALID_ALGORITHM,
                () -> tokens.judge(signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)))));
    }

    @Test
    void judgesNoClaimBeforeTheSignature() {
        String expired = CLAIMS.replace("1795428060", "1");

        assertThat(tokens.judge(tokenWith(HEADER, expired))).isEqualTo(new Verdict.Refused(TOKEN_EXPIRED));
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(sign(OTHER_KEY, "SHA256withRSA", HEADER, expired)));
    }

    @Test
    void refusesKeyThatClerkDoesNotPublish() {
        assertRefused(TOKEN_UNKNOWN_KEY, () -> tokens.judge(tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS)));
        assertThat(keys.questions).isOne();
    }

    @Test
    void asksForNewKeyUnderNewName() {
        keys.published = Map.of("ins_2", publicKey(OTHER_KEY));
        String token = sign(OTHER_KEY, "SHA256withRSA", HEADER.replace("ins_1", "ins_2"), CLAIMS);

        assertThat(tokens.judge(token)).isEqualTo(ADA);
    }

    @Test
    void asksForNewKeyUnderTheSameName() {
        keys.published = Map.of("ins_1", publicKey(OTHER_KEY));
        String token = sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS);

        assertThat(tokens.judge(token)).isEqualTo(ADA);
    }

    @Test
    void refusesTokenOfKeyThatWasWithdrawn() {
        keys.published = Map.of();

        assertRefused(TOKEN_UNKNOWN_KEY, () -> tokens.judge(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
    }

    @Test
    void tellsForgeryByTheKnownKeyWhenClerkIsAway() {
        keys.away = true;

        assertRefused(TOKEN_INVALID_SIGNATURE, () -> tokens.judge(sign(OTHER_KEY, "SHA256withRSA", HEADER, CLAIMS)));
        assertThat(tokens.judge(genuineToken())).isEqualTo(ADA);
    }

    @Test
    void cannotTellWithUnknownKeyWhenClerkIsAway() {
        keys.away = true;

        assertThatExceptionOfType(KeysUnavailableException.class)
                .isThrownBy(() -> tokens.judge(tokenWith(HEADER.replace("ins_1", "ins_2"), CLAIMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"kid\":\"another\"", "\"kid\":7", "\"kid\":null", "\"x\":1"})
    void needsNoNameWithAKeyFromTheConfiguration(String kid) {
        SignedTokens withPem = tokensWith(new PemTokenKeys(publicKey(KEY)), Set.of());
        String header = HEADER.replace("\"kid\":\"ins_1\"", kid);

        assertThat(withPem.judge(tokenWith(header, CLAIMS))).isEqualTo(ADA);
        assertRefused(TOKEN_INVALID_SIGNATURE, () -> withPem.judge(sign(OTHER_KEY, "SHA256withRSA", header, CLAIMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {MACHINE_HEADER, "{\"alg\":\"RS256\",\"kid\":\"ins_1\"}"})
    void believesTokensOfMachines(String header) {
        assertThat(tokens.judge(tokenWith(header, MACHINE_CLAIMS)))
                .isEqualTo(new Verdict.Believed(new Caller.Machine("mch_orders")));
    }

    @ParameterizedTest
    @ValueSource(strings = {HEADER, "{\"alg\":\"RS256\",\"cat\":\"cl_I7d4PD111III\",\"kid\":\"ins_1\"}"})
    void takesNoSessionTokenForAMachines(String header) {
        assertThat(tokens.judge(tokenWith(header, MACHINE_CLAIMS))).isEqualTo(new Verdict.Refused(TOKEN_TYPE_MISMATCH));
    }

    @Test
    void takesNoMachinesTokenForASession() {
        assertThat(tokens.judge(tokenWith(MACHINE_HEADER, CLAIMS))).isEqualTo(new Verdict.Refused(TOKEN_TYPE_MISMATCH));
    }

    @Test
    void admitsNoUserWhoHasScopes() {
        String claims = CLAIMS.replace("{", "{\"scopes\":\"mch_users\",");

        assertThat(tokens.judge(tokenWith(HEADER, claims))).isEqualTo(ADA);
        assertThat(tokens.judge(tokenWith(MACHINE_HEADER, claims))).isEqualTo(new Verdict.Refused(TOKEN_TYPE_MISMATCH));
    }

    @Test
    void judgesNoClaimOfAMachineBeforeTheSignature() {
        assertRefused(
                TOKEN_INVALID_SIGNATURE,
                () -> tokens.judge(sign(OTHER_KEY, "SHA256withRSA", MACHINE_HEADER, MACHINE_CLAIMS)));
    }

    private static SignedTokens tokensWith(TokenKeys keys, Set<String> authorizedParties) {
        return new SignedTokens(
                keys,
                new SessionPolicy(ISSUER, authorizedParties, false),
                new MachinePolicy(ISSUER, Optional.of(new MachineId("mch_users"))),
                InstantSource.fixed(NOW));
    }

    /** Keys as known, until somebody asks Clerk for those that are published. */
    private static final class KeysOnARing implements TokenKeys {

        private Map<String, RSAPublicKey> known;
        private Map<String, RSAPublicKey> published;
        private boolean away;
        private int questions;

        KeysOnARing(RSAPublicKey key) {
            known = Map.of("ins_1", key);
            published = known;
        }

        @Override
        public Optional<RSAPublicKey> find(Map<String, ?> header) {
            return header.get("kid") instanceof String kid ? Optional.ofNullable(known.get(kid)) : Optional.empty();
        }

        @Override
        public Optional<RSAPublicKey> findAnew(Map<String, ?> header) {
            questions++;
            if (away) {
                throw new KeysUnavailableException(new IllegalStateException("away"));
            }
            known = published;
            return find(header);
        }
    }
}
