package com.campusg.sync.adapter.in.webhook;

import com.campusg.sync.domain.SigningSecrets;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/** Verifies deliveries before they are parsed, and counts which of the configured secrets is in use. */
final class WebhookVerifier {

    /** The maximum difference between the timestamp and now, inclusive. */
    private static final long TOLERANCE_SECONDS = 300;

    /** A longer number is out of range, and may not fit a long. */
    private static final int MAX_TIMESTAMP_LENGTH = 12;

    private final SigningSecrets secrets;
    private final InstantSource clock;
    private final List<Counter> verified;

    WebhookVerifier(SigningSecrets secrets, InstantSource clock, MeterRegistry meters) {
        this.secrets = secrets;
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
        String timestamp = headers.signature().timestamp();
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
        List<Integer> signers = secrets.signersOf(headers.id(), headers.signature(), body);
        if (signers.isEmpty()) {
            yieldToOtherRequests();
            throw DeliveryRefusedException.signatureInvalid();
        }
        signers.forEach(position -> verified.get(position).increment());
    }

    /**
     * A virtual thread that refuses a delivery never blocks, so it keeps its carrier thread. Without the yield a flood of
     * forged deliveries would delay genuine ones, which block on the database.
     */
    @SuppressWarnings("ThreadPriorityCheck")
    private static void yieldToOtherRequests() {
        Thread.yield();
    }
}
