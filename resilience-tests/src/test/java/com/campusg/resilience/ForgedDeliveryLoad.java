package com.campusg.resilience;

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
 * Sends forged deliveries at a rate of {@link #PER_SECOND}, or less if the service is slower. Requests are pipelined over a few
 * connections, which keeps the CPU time of the sender low.
 */
final class ForgedDeliveryLoad implements AutoCloseable {

    private static final int CONNECTIONS = 16;

    private static final int PER_SECOND = 10_000;
    private static final int REQUESTS_PER_CONNECTION = 20;
    private static final long BETWEEN_CONNECTIONS_NANOS = 1_000_000_000L * REQUESTS_PER_CONNECTION / PER_SECOND;

    private static final byte[] REJECTION = "HTTP/1.1 401".getBytes(US_ASCII);
    private static final int BUFFER_BYTES = 64 * 1024;

    private final URI service;
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong rejected = new AtomicLong();
    private final AtomicLong failedConnections = new AtomicLong();
    private final long start = System.nanoTime();
    private final AtomicLong nextConnection = new AtomicLong(start);
    private volatile boolean stopped;

    /** Starts sending. */
    ForgedDeliveryLoad(URI service) {
        this.service = service;
        for (int i = 0; i < CONNECTIONS; i++) {
            senders.execute(this::sendForgeries);
        }
    }

    private void sendForgeries() {
        while (!stopped) {
            awaitNextConnection();
            try (Socket socket = new Socket(service.getHost(), service.getPort())) {
                socket.getOutputStream().write(requests());
                rejected.addAndGet(rejections(socket.getInputStream()));
            } catch (IOException e) {
                failedConnections.incrementAndGet();
            }
        }
    }

    private void awaitNextConnection() {
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

    /** Number of responses with status 401 until the end of the connection. */
    private static int rejections(InputStream responses) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int count = 0;
        int matched = 0;
        int length;
        while ((length = responses.read(buffer)) >= 0) {
            for (int i = 0; i < length; i++) {
                matched = buffer[i] == REJECTION[matched] ? matched + 1 : buffer[i] == REJECTION[0] ? 1 : 0;
                if (matched == REJECTION.length) {
                    count++;
                    matched = 0;
                }
            }
        }
        return count;
    }

    /** Rate of rejections with 401 so far. */
    long perSecond() {
        return rejected.get()
                * 1000
                / Math.max(1, Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    long rejected() {
        return rejected.get();
    }

    /** Number of connections that failed before all requests were answered. */
    long failedConnections() {
        return failedConnections.get();
    }

    /** Stops sending and waits for the last responses. */
    @Override
    public void close() {
        stopped = true;
        senders.close();
    }
}
