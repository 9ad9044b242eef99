package com.campusg.auth.adapter.in.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.campusg.auth.domain.Caller;
import com.campusg.auth.domain.MachineId;
import com.campusg.auth.domain.MachinePolicy;
import com.campusg.auth.domain.SessionPolicy;
import com.campusg.auth.domain.TokenRefusal;
import com.campusg.web.ProblemCodes;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.oauth2.jwt.Jwt;

/** Valid and invalid tokens, and the decoder that verifies them. */
final class TokenFixture {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String ISSUER = "https://clerk.campus.edu";
    static final KeyPair KEY = newKey();
    static final KeyPair OTHER_KEY = newKey();
    static final String HEADER = "{\"alg\":\"RS256\",\"cat\":\"cl_B7d4PD111AAA\",\"kid\":\"ins_1\",\"typ\":\"JWT\"}";
    static final String CLAIMS = "{\"azp\":\"https://app.campus.edu\",\"exp\":1795428060,\"iat\":1795428000,"
            + "\"iss\":\"https://clerk.campus.edu\",\"nbf\":1795427990,\"sid\":\"sess_1\",\"sub\":\"user_ada\",\"v\":2}";

    static final String MACHINE_HEADER =
            "{\"alg\":\"RS256\",\"cat\":\"cl_B7d4PD333AAA\",\"kid\":\"ins_1\",\"typ\":\"JWT\"}";
    static final String MACHINE_CLAIMS = "{\"exp\":1795428060,\"iat\":1795428000,\"iss\":\"https://clerk.campus.edu\","
            + "\"jti\":\"mt_1\",\"nbf\":1795427990,\"scopes\":\"mch_a mch_users\",\"sub\":\"mch_orders\"}";

    static final MachinePolicy MACHINE_POLICY = new MachinePolicy(ISSUER, Optional.of(new MachineId("mch_users")));

    private TokenFixture() {}

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    static RSAPublicKey publicKey(KeyPair key) {
        return (RSAPublicKey) key.getPublic();
    }

    static String validToken() {
        return tokenWith(HEADER, CLAIMS);
    }

    static String tokenWith(String header, String claims) {
        return sign(KEY, "SHA256withRSA", header, claims);
    }

    static String sign(KeyPair key, String algorithm, String header, String claims) {
        String signed = base64(header) + "." + base64(claims);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new AssertionError(missing);
        }
    }

    static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns a decoder whose clock stands at {@link #NOW}. */
    static ClerkJwtDecoder decoder(SigningKeys keys, Set<String> authorizedParties) {
        InstantSource clock = InstantSource.fixed(NOW);
        SessionPolicy sessionPolicy = new SessionPolicy(ISSUER, authorizedParties, false);
        return new ClerkJwtDecoder(keys, new ClerkTokenValidator(sessionPolicy, MACHINE_POLICY, clock), clock);
    }

    /** Returns the caller of a decoded token. */
    static Caller callerOf(Jwt jwt) {
        return new ClerkJwtAuthenticationConverter(MACHINE_POLICY)
                .convert(jwt)
                .getPrincipal()
                .caller();
    }

    /** Asserts that a refusal is thrown, alone or as the cause of one of Spring Security's exceptions. */
    static void assertRefused(TokenRefusal refusal, ThrowingCallable call) {
        assertThat(NestedExceptionUtils.getMostSpecificCause(catchThrowable(call)))
                .isInstanceOf(TokenRefusedException.class)
                .hasMessage(ProblemCodes.of(refusal));
    }

    static ClerkTokenProperties properties(String publishableKey) {
        return new ClerkTokenProperties(
                publishableKey, "http://localhost:5100", "", "", Set.of(), false, Duration.ofHours(1), "");
    }
}
