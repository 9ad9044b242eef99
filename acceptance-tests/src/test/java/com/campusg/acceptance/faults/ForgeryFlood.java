package com.campusg.acceptance.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Forged deliveries, {@link #PER_SECOND} of them if the service refuses as many, over a few connections on which each
 * next request is sent without waiting for the answer to the last ("pipelining"): what the sender costs is then little.
 */
final class ForgeryFlood implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private static final int PER_SECOND = 10_000;
    private static final int REQUESTS_PER_CONNECTION = 20;
    private static final long BETWEEN_CONNECTIONS_NANOS = 1_000_000_000L * REQUESTS_PER_CONNECTION / PER_SECOND;

    private static final byte[] REFUSAL = "HTTP/1.1 401".getBytes(US_ASCII);
    private static final int BUFFER = 64 * 1024;

    private final URI service;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong cutOff = new AtomicLong();
    private final long start = System.nanoTime();
    private final AtomicLong nextConnection = new AtomicLong(start);
    private volatile boolean over;

    /** Begins at once. */
    ForgeryFlood(URI service) {
        this.service = service;
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.execute(this::flood);
        }
    }

    private void flood() {
        while (!over) {
            awaitTurn();
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.getOutputStream().write(requests());
                refused.addAndGet(refusals(socket.getInputStream()));
            } catch (IOException e) {
                cutOff.incrementAndGet();
            }
        }
    }

    private void awaitTurn() {
        long turn = nextConnection.getAndAdd(BETWEEN_CONNECTIONS_NANOS);
        for (long early = turn - System.nanoTime(); early > 0; early = turn - System.nanoTime()) {
            LockSupport.parkNanos(early);
        }
    }

    private byte[] requests() {
        String body = "{\"type\":\"user.deleted\",\"data\":{\"id\":\"user_forged\"}}";
        String request = """
                POST /api/webhook/clerk HTTP/1.1\r
                Host: %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                svix-id: msg_forged\r
                svix-timestamp: %d\r
                svix-signature: v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\r
                \r
                %s""".formatted(
                        service.getAuthority(), body.length(), Instant.now().getEpochSecond(), body);
        String last = request.replace("Host:", "Connection: close\r\nHost:");
        return (request.repeat(REQUESTS_PER_CONNECTION - 1) + last).getBytes(US_ASCII);
    }

    /** How often the answers, to the end of the connection, say 401. */
    private static int refusals(InputStream answers) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = 0;
        int matched = 0;
        int length;
        while ((length = answers.read(buffer)) >= 0) {
            for (int i = 0; i < length; i++) {
                matched = buffer[i] == REFUSAL[matched] ? matched + 1 : buffer[i] == REFUSAL[0] ? 1 : 0;
                if (matched == REFUSAL.length) {
                    count++;
                    matched = 0;
                }
            }
        }
        return count;
    }

    /** How many a second were refused with 401 so far. */
    long perSecond() {
        return refused.get()
                * 1000
                / Math.max(1, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    long refused() {
        return refused.get();
    }

    /** Connections that ended otherwise than by all their requests being refused. */
    long cutOff() {
        return cutOff.get();
    }

    /** Returns when the last requests are answered. */
    @Override
    public void close() {
        over = true;
        senders.close();
    }
}
