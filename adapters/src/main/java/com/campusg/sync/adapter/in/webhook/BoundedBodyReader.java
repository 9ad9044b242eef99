package com.campusg.sync.adapter.in.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Reads request bodies whose sender is not verified yet, and therefore limits their length, their duration, and the number
 * of long bodies in memory.
 */
final class BoundedBodyReader {

    private static final int MAX_LENGTH = 1024 * 1024;

    /** Few deliveries are longer; the number of longer bodies is limited. */
    private static final int SHORT_LENGTH = 32 * 1024;

    /** About 64 MB, including the copies made while the buffers grow. */
    private static final int MAX_LONG_BODIES = 32;

    /** Shorter than the 15 seconds that Svix waits for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int CHUNK = 8 * 1024;

    private final Semaphore longBodies = new Semaphore(MAX_LONG_BODIES);
    private final InstantSource clock;

    BoundedBodyReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Reads the whole body.
     *
     * @throws DeliveryRefusedException if the body is too long or too slow, or too many long bodies are being read
     */
    byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_LENGTH) {
            throw DeliveryRefusedException.tooLarge();
        }
        Instant deadline = clock.instant().plus(TIMEOUT);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            InputStream in = request.getInputStream();
            if (readUpTo(SHORT_LENGTH, in, body, deadline)) {
                return body.toByteArray();
            }
            return readLongBody(in, body, deadline);
        } catch (IOException cutOff) {
            throw DeliveryRefusedException.incomplete();
        }
    }

    private byte[] readLongBody(InputStream in, ByteArrayOutputStream body, Instant deadline) throws IOException {
        if (!longBodies.tryAcquire()) {
            throw DeliveryRefusedException.busy();
        }
        try {
            if (!readUpTo(MAX_LENGTH, in, body, deadline)) {
                throw DeliveryRefusedException.tooLarge();
            }
            return body.toByteArray();
        } finally {
            longBodies.release();
        }
    }

    /** Returns whether the body ended within the length. */
    private boolean readUpTo(int length, InputStream in, ByteArrayOutputStream body, Instant deadline)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (body.size() <= length) {
            int read = in.read(chunk, 0, Math.min(CHUNK, length + 1 - body.size()));
            if (read < 0) {
                return true;
            }
            if (clock.instant().isAfter(deadline)) {
                throw DeliveryRefusedException.incomplete();
            }
            body.write(chunk, 0, read);
        }
        return false;
    }
}
