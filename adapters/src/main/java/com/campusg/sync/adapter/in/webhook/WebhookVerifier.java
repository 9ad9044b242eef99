package com.campusg.sync.adapter.in.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

/**
 * Verifies signatures: HMAC-SHA256 over id, timestamp and the body as received (<a
 * href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix, verifying webhooks manually</a>).
 *
 * <p>A signature by any of the configured secrets is accepted, so that a secret can be rotated without rejecting deliveries.
 */
final class WebhookVerifier {

    /** The maximum difference between the timestamp and now, inclusive. */
    private static final long TOLERANCE_SECONDS = 300;

    /** A longer number is out of range, and may not fit a long. */
    private static final int MAX_TIMESTAMP_LENGTH = 12;

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;
    private final InstantSource clock;
    private final List<Counter> verified;

    WebhookVerifier(List<SigningSecret> secrets, InstantSource clock, MeterRegistry meters) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.key(), ALGORITHM))
                .toList();
        this.clock = clock;
        this.verified = IntStream.rangeClosed(1, secrets.size())
                .mapToObj(index -> Counter.builder("campusg.clerk.deliveries.verified")
                        .description("Verified deliveries by the position of their secret in the configured list")
                        .tag("secret", Integer.toString(index))
                        .register(meters))
                .toList();
    }

    /**
     * Checks the timestamp, before the body is read.
     *
     * @throws DeliveryRefusedException if the timestamp is out of range
     */
    void requireRecent(SvixHeaders headers) {
        String timestamp = headers.timestamp();
        if (timestamp.length() > MAX_TIMESTAMP_LENGTH
                || Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) > TOLERANCE_SECONDS) {
            throw DeliveryRefusedException.timestampOutOfRange();
        }
    }

    /**
     * Checks the signature.
     *
     * @throws DeliveryRefusedException if none of the secrets has signed the body under these headers
     */
    void requireGenuine(SvixHeaders headers, byte[] body) {
        boolean genuine = false;
        for (int i = 0; i < keys.size(); i++) {
            byte[] expected = sign(keys.get(i), headers, body);
            boolean signed = false;
            for (String signature : headers.signatures()) {
                // Without early exit, so that the duration does not depend on which secret or entry matches.
                signed |= MessageDigest.isEqual(expected, signature.getBytes(US_ASCII));
            }
            if (signed) {
                verified.get(i).increment();
            }
            genuine |= signed;
        }
        if (!genuine) {
            yieldToOtherRequests();
            throw DeliveryRefusedException.signatureInvalid();
        }
    }

    /**
     * A virtual thread that refuses a delivery never blocks, so it keeps its carrier thread. Without the yield a flood of
     * forged deliveries would delay genuine ones, which block on the database.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void yieldToOtherRequests() {
        Thread.yield();
    }

    private static byte[] sign(SecretKeySpec key, SvixHeaders headers, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((headers.id().value() + "." + headers.timestamp() + ".").getBytes(US_ASCII));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, missing);
        }
    }
}
