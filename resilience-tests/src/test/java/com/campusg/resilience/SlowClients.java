package com.campusg.resilience;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many clients that send one byte of their request per second ("Slowloris"). */
final class SlowClients implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<RawConnection> connections = new CopyOnWriteArrayList<>();
    private final byte[] nextByte;

    private SlowClients(URI service, int count, byte[] start, byte[] nextByte) {
        this.nextByte = nextByte;
        IntStream.range(0, count).forEach(i -> {
            RawConnection connection = RawConnection.to(service);
            connection.send(start);
            connections.add(connection);
        });
        var ignored = clock.scheduleAtFixedRate(this::sendNextByte, 1, 1, TimeUnit.SECONDS);
    }

    /** Clients whose header never ends. */
    static SlowClients withHeaders(URI service, int count) {
        String start = "POST /api/webhook/clerk HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nX-Slow: ";
        return new SlowClients(service, count, start.getBytes(US_ASCII), new byte[] {'a'});
    }

    /** Clients that send the header of a signed delivery and then its body slowly. */
    static SlowClients withBodies(URI service, int count, DeliverySender sender, WebhookEvent event) {
        return new SlowClients(service, count, sender.head(event, service).getBytes(US_ASCII), new byte[] {' '});
    }

    private void sendNextByte() {
        connections.forEach(connection -> connection.send(nextByte));
    }

    int count() {
        return connections.size();
    }

    /** Number of connections that the service has not closed. */
    long openConnections() {
        return connections.stream().filter(RawConnection::isOpen).count();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        connections.forEach(RawConnection::close);
    }
}
