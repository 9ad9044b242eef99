package com.campusg.clerk.adapter.in.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Reads bodies of which nobody knows yet who sent them, and therefore within bounds: how long one is, how long it may
 * take, and how many long ones are held at once. Without the last two a few hundred strangers could fill the memory.
 */
final class UnverifiedBodies {

    private static final int LARGEST = 1024 * 1024;

    /** Few of Clerk's deliveries are longer: only those have to share what there is for long ones. */
    private static final int ORDINARY = 32 * 1024;

    /** Together with their copies while they grow, about 64 megabytes. */
    private static final int LONG_ONES_AT_ONCE = 32;

    /** Shorter than the 15 seconds that Clerk waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PIECE = 8 * 1024;

    private final Semaphore longOnes = new Semaphore(LONG_ONES_AT_ONCE);
    private final InstantSource clock;

    UnverifiedBodies(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The body, whole.
     *
     * @throws DeliveryRefusedException if it is too long, or not here in time, or one too many
     */
    byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > LARGEST) {
            throw DeliveryRefusedException.tooLarge();
        }
        Instant deadline = clock.instant().plus(PATIENCE);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            InputStream in = request.getInputStream();
            if (readUpTo(ORDINARY, in, body, deadline)) {
                return body.toByteArray();
            }
            return readLongOne(in, body, deadline);
        } catch (IOException cutOff) {
            throw DeliveryRefusedException.incomplete();
        }
    }

    private byte[] readLongOne(InputStream in, ByteArrayOutputStream body, Instant deadline) throws IOException {
        if (!longOnes.tryAcquire()) {
            throw DeliveryRefusedException.busy();
        }
        try {
            if (!readUpTo(LARGEST, in, body, deadline)) {
                throw DeliveryRefusedException.tooLarge();
            }
            return body.toByteArray();
        } finally {
            longOnes.release();
        }
    }

    /** Whether that was all; else there is more than the length. */
    private boolean readUpTo(int length, InputStream in, ByteArrayOutputStream body, Instant deadline)
            throws IOException {
        byte[] piece = new byte[PIECE];
        while (body.size() <= length) {
            int read = in.read(piece, 0, Math.min(PIECE, length + 1 - body.size()));
            if (read < 0) {
                return true;
            }
            if (clock.instant().isAfter(deadline)) {
                throw DeliveryRefusedException.incomplete();
            }
            body.write(piece, 0, read);
        }
        return false;
    }
}
