package dev.clerkemulator.instance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An RSA key and its key id. */
public record SigningKey(String kid, RSAPrivateCrtKey key) {
    private static final int BITS = 2048;

    /** The public key in JWK format. */
    public record Jwk(String use, String kty, String kid, String alg, String n, String e) {}

    public static SigningKey generate(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey(
                    kid, (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA keys cannot be generated.", e);
        }
    }

    public static SigningKey decode(String kid, String pkcs8) {
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8));
            return new SigningKey(
                    kid, (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("The stored key " + kid + " is not a PKCS #8 RSA key.", e);
        }
    }

    public String encode() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public SigningKey withKid(String newKid) {
        return new SigningKey(newKid, key);
    }

    /** Signs with RS256. */
    public byte[] sign(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RS256 is not available.", e);
        }
    }

    public Jwk jwk() {
        return new Jwk("sig", "RSA", kid, "RS256", unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
