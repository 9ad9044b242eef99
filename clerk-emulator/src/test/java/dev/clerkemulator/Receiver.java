package dev.clerkemulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook endpoint that records requests and returns the configured statuses, or 200 if none is configured. */
final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();

    record Received(HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElseThrow();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    void respondNextWith(int status) {
        statuses.add(status);
    }

    Received next() {
        try {
            @Nullable Received next = received.poll(Timeouts.seconds(30).toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("No request was received.");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Returns the next request with this type of event. Others are dropped: concurrent deliveries arrive in any order. */
    Received next(String type) {
        Received candidate = next();
        while (!candidate.json().path("type").asString().equals(type)) {
            candidate = next();
        }
        return candidate;
    }

    int pending() {
        return received.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            @Nullable Integer status = statuses.poll();
            exchange.getResponseHeaders().putAll(Map.of("Location", List.of("/elsewhere")));
            exchange.sendResponseHeaders(status == null ? 200 : status, 0);
            exchange.getResponseBody().write("x".repeat(5000).getBytes(StandardCharsets.UTF_8));
            received.add(new Received(HttpHeaders.of(exchange.getRequestHeaders(), (n, v) -> true), body));
        }
    }
}
