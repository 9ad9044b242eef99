package com.campusg.acceptance.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many callers who send their request byte by byte, one a second ("slowloris"). */
final class SlowCallers implements AutoCloseable {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<RawCall> calls = new CopyOnWriteArrayList<>();
    private final byte[] drop;

    private SlowCallers(URI service, int count, byte[] beginning, byte[] drop) {
        this.drop = drop;
        IntStream.range(0, count).forEach(i -> {
            RawCall call = RawCall.to(service);
            call.send(beginning);
            calls.add(call);
        });
        var ignored = clock.scheduleAtFixedRate(this::drip, 1, 1, TimeUnit.SECONDS);
    }

    /** The header never ends. */
    static SlowCallers withHeaders(URI service, int count) {
        String beginning = "POST /api/webhook/clerk HTTP/1.1\r\nHost: " + service.getAuthority() + "\r\nX-Slow: ";
        return new SlowCallers(service, count, beginning.getBytes(US_ASCII), new byte[] {'a'});
    }

    /** The header is that of a genuine delivery; the body comes later, and later. */
    static SlowCallers withBodies(URI service, int count, Courier courier, Event event) {
        return new SlowCallers(service, count, courier.head(event, service).getBytes(US_ASCII), new byte[] {' '});
    }

    private void drip() {
        calls.forEach(call -> call.send(drop));
    }

    int count() {
        return calls.size();
    }

    /** How many the service still listens to. */
    long listenedTo() {
        return calls.stream().filter(RawCall::isWaitedFor).count();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        calls.forEach(RawCall::close);
    }
}
