package dev.clerkemulator.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.clerkemulator.instance.Ids;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The HMAC key of an endpoint: {@code whsec_} followed by base64. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int GENERATED_BYTES = 24;
    private static final String ALGORITHM = "HmacSHA256";

    private final String text;
    private final SecretKeySpec key;

    private SigningSecret(String text, SecretKeySpec key) {
        this.text = text;
        this.key = key;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SigningSecret parse(String text) {
        String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("a signing secret must be whsec_ followed by base64", e);
        }
        if (bytes.length == 0) {
            throw new IllegalArgumentException("a signing secret must not be empty");
        }
        return new SigningSecret(text, new SecretKeySpec(bytes, ALGORITHM));
    }

    public static SigningSecret generate() {
        return parse(PREFIX + Base64.getEncoder().encodeToString(Ids.randomBytes(GENERATED_BYTES)));
    }

    @JsonValue
    public String text() {
        return text;
    }

    /** Returns one entry of the signature header. */
    public String sign(String id, Instant timestamp, String body) {
        String content = id + "." + timestamp.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no " + ALGORITHM + ".", e);
        }
    }

    /** Omits the secret. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
