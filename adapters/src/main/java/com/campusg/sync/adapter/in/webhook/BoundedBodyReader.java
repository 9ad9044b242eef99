package com.campusg.sync.adapter.in.webhook;

import com.campusg.web.RequestLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Reads request bodies whose sender is not verified yet. Limits the length and the duration of each, and the memory of all
 * that are being read.
 */
final class BoundedBodyReader {

    private static final int CHUNK = 8 * 1024;

    /**
     * Bytes of all bodies beyond their first chunk. The first chunks are limited by the number of connections, so a delivery
     * of ordinary length is read even if others exhaust the budget. Suffices for bodies of 32 KB on all connections. Buffers
     * take up to twice this size. See ADR 35.
     */
    private static final int BUDGET = 48 * 1024 * 1024;

    /** Shorter than the 15 seconds that Svix waits for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Semaphore budget = new Semaphore(BUDGET);
    private final InstantSource clock;

    BoundedBodyReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads the whole body.
     *
     * @throws DeliveryRefusedException if the body is too long or too slow, or the budget of all bodies is exhausted
     */
    byte[] read(HttpServletRequest request) {
        Instant deadline = clock.instant().plus(TIMEOUT);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int reserved = 0;
        try {
            InputStream in = request.getInputStream();
            int read = in.read(chunk);
            while (read >= 0) {
                if (clock.instant().isAfter(deadline)) {
                    throw DeliveryRefusedException.incomplete();
                }
                if (body.size() + read > RequestLimits.MAX_DELIVERY_LENGTH) {
                    throw DeliveryRefusedException.tooLarge();
                }
                while (body.size() + read > reserved + CHUNK) {
                    if (!budget.tryAcquire(CHUNK)) {
                        throw DeliveryRefusedException.busy();
                    }
                    reserved += CHUNK;
                }
                body.write(chunk, 0, read);
                read = in.read(chunk);
            }
            return body.toByteArray();
        } catch (IOException interrupted) {
            throw DeliveryRefusedException.incomplete();
        } finally {
            // The signature is checked next, without blocking, so few bodies are outside of the budget and not
            // verified.
            budget.release(reserved);
        }
    }
}
