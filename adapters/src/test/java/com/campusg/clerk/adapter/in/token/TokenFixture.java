package com.campusg.clerk.adapter.in.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.campusg.clerk.domain.TokenRefusal;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Tokens in every form that somebody might make them. */
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

    static String genuineToken() {
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

    static void assertRefused(TokenRefusal refusal, ThrowingCallable reader) {
        Assertions.assertThatExceptionOfType(TokenRefusedException.class)
                .isThrownBy(reader)
                .returns(refusal, TokenRefusedException::refusal);
    }
}
