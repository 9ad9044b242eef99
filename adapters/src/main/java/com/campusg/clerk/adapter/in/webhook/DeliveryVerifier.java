package com.campusg.clerk.adapter.in.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.campusg.clerk.domain.SigningSecret;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Tells Clerk's deliveries from forgeries: HMAC-SHA256 over id, timestamp and body, byte for byte as they came (<a
 * href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix, verifying webhooks manually</a>).
 *
 * <p>Any of several secrets may have signed, so that a secret is replaced without a gap.
 */
@Component
final class DeliveryVerifier {

    /** How old, or how early, a signature may be; both ends included. */
    private static final long TOLERANCE_SECONDS = 300;

    /** Any longer number is out of range, and may be out of a long's. */
    private static final int LONGEST_TIMESTAMP = 12;

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;
    private final List<Counter> verified;

    DeliveryVerifier(List<SigningSecret> secrets, InstantSource clock, MeterRegistry meters) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.key(), ALGORITHM))
                .toList();
        this.clock = clock;
        this.verified = IntStream.rangeClosed(1, secrets.size())
                .mapToObj(place -> Counter.builder("campusg.clerk.deliveries.verified")
                        .description("Deliveries by the secret that signed them: its place in the configured list")
                        .tag("secret", Integer.toString(place))
                        .register(meters))
                .toList();
    }

    /**
     * Refuses a delivery that was not signed around now: done before its body is read.
     *
     * @throws DeliveryRefusedException if so
     */
    void requireRecent(SignedHeaders headers) {
        String timestamp = headers.timestamp();
        if (timestamp.length() > LONGEST_TIMESTAMP
                || Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            throw DeliveryRefusedException.timestampOutOfRange();
        }
    }

    /**
     * Refuses a body that no secret of ours signed under these headers.
     *
     * @throws DeliveryRefusedException if so
     */
    void requireGenuine(SignedHeaders headers, byte[] body) {
        boolean genuine = false;
        for (int place = 0; place < keys.size(); place++) {
            byte[] expected = sign(keys.get(place), headers, body);
            boolean signed = false;
            for (String signature : headers.signatures()) {
                // No early exit: how long it takes tells nothing of which secret or entry came close.
                signed |= MessageDigest.isEqual(expected, signature.getBytes(US_ASCII));
            }
            if (signed) {
                verified.get(place).increment();
            }
            genuine |= signed;
        }
        if (!genuine) {
            throw DeliveryRefusedException.signatureInvalid();
        }
    }

    private static byte[] sign(SecretKeySpec key, SignedHeaders headers, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((headers.id().value() + "." + headers.timestamp() + ".").getBytes(US_ASCII));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }
}
