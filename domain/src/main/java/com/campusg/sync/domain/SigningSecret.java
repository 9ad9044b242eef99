package com.campusg.sync.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret of the webhook endpoint (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>): an optional {@code whsec_}, then standard base64. It is never logged.
 */
public final class SigningSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    /** Standard Webhooks, "Signature scheme": between 24 and 64 bytes. */
    private static final int MIN_BYTES = 24;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /** Parses a setting; empty if it is not a signing secret of at least 24 bytes. */
    public static Optional<SigningSecret> parse(String text) {
        String encoded = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        try {
            byte[] key = Base64.getDecoder().decode(encoded);
            boolean canonical = Base64.getEncoder().encodeToString(key).equals(encoded);
            return canonical && key.length >= MIN_BYTES ? Optional.of(new SigningSecret(key)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    byte[] key() {
        return key.clone();
    }

    /** Returns the base64 of HMAC-SHA256 over id, timestamp and payload. */
    byte[] sign(DeliveryId id, String timestamp, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id.value() + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encode(mac.doFinal(payload));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }

    @Override
    public String toString() {
        return "SigningSecret[***]";
    }
}
