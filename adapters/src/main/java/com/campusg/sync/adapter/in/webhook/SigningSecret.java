package com.campusg.sync.adapter.in.webhook;

import java.util.Base64;
import java.util.Optional;

/**
 * A secret of the webhook endpoint (<a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 * Webhooks</a>): an optional {@code whsec_}, then standard base64. It is never logged.
 */
final class SigningSecret {

    private static final String PREFIX = "whsec_";

    /** Standard Webhooks, "Signature scheme": between 24 and 64 bytes. */
    private static final int MIN_BYTES = 24;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /** Parses a setting; empty if it is not a signing secret of at least 24 bytes. */
    static Optional<SigningSecret> parse(String text) {
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

    @Override
    public String toString() {
        return "SigningSecret[***]";
    }
}
