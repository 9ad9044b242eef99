package com.campusg.auth.adapter.in.security;

import static com.campusg.auth.adapter.in.security.TokenFixture.KEY;
import static com.campusg.auth.adapter.in.security.TokenFixture.publicKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.web.client.RestClient;

class JwksEndpointTest {

    private static final Duration DEADLINE = Duration.ofMillis(300);
    private static final String USABLE =
            new RSAKey.Builder(publicKey(KEY)).keyID("ins_1").build().toJSONString();

    private final AtomicInteger requests = new AtomicInteger();
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private volatile HttpHandler handler = exchange -> respond(exchange, 200, keys(USABLE));
    private HttpServer server;
    private JwksEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            handler.handle(exchange);
        });
        server.start();
        RestClient http = RestClient.builder()
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .build(HttpClientSettings.defaults()
                                .withTimeouts(DEADLINE, DEADLINE)
                                .withRedirects(HttpRedirects.DONT_FOLLOW)))
                .build();
        endpoint = new JwksEndpoint(
                http, "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json", () -> now);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kty\":\"RSA\",\"kid\":\"ins_2\"}",
                "{\"kty\":\"RSA\",\"kid\":\"ins_2\",\"n\":7,\"e\":\"AQAB\"}",
                "{\"kty\":\"quantum\",\"kid\":\"ins_2\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
                "{\"kty\":\"oct\",\"kid\":\"ins_2\",\"k\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"kty\":7}",
                "7",
                "[]",
                "null"
            })
    void ignoresEntriesThatAreNotUnderstood(String entry) throws JWKSetUnavailableException {
        handler = exchange -> respond(exchange, 200, keys(entry, USABLE));

        assertThat(fetch().getKeys()).extracting("keyID").containsExactly("ins_1");
    }

    @Test
    void ignoresKeysOfOtherUseAlgorithmOrLength() throws JWKSetUnavailableException {
        String shortKey = "{\"kty\":\"RSA\",\"kid\":\"short\",\"e\":\"AQAB\",\"n\":\"" + "x".repeat(171) + "\"}";
        String paddedShortKey = shortKey.replace("\"n\":\"", "\"n\":\"" + "A".repeat(171));
        handler = exchange -> respond(
                exchange,
                200,
                keys(
                        with("\"use\":\"enc\""),
                        with("\"key_ops\":[\"encrypt\"]"),
                        USABLE.replace("AQAB", "AQ"),
                        USABLE.replace("AQAB", "AQAA"),
                        paddedShortKey,
                        with("\"alg\":\"RS512\""),
                        with("\"alg\":\"RSA-OAEP\""),
                        shortKey,
                        USABLE.replace("\"kid\":\"ins_1\"", "\"x\":1"),
                        with("\"use\":\"sig\",\"alg\":\"RS256\",\"extra\":[]")));

        assertThat(fetch().getKeys()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"keys\":[]}", "{\"keys\":[{}]}", "{}", "[]", "not JSON", "", "{\"keys\":[7]}", "{\"keys\":7}"
            })
    void isUnavailableWithoutAUsableKey(String body) {
        handler = exchange -> respond(exchange, 200, body);

        assertUnavailable();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 500, 503})
    void isUnavailableIfTheStatusIsNotOk(int status) {
        handler = exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://localhost:" + server.getAddress().getPort() + "/");
            respond(exchange, status, keys(USABLE));
        };

        assertUnavailable();
        assertThat(requests).hasValue(1);
    }

    @Test
    void limitsTheLengthOfTheResponse() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] chunk = new byte[64 * 1024];
                for (int i = 0; i < 1024; i++) {
                    body.write(chunk);
                }
            }
        };

        assertUnavailable();
    }

    @Test
    void limitsTheDurationOfAResponseThatArrivesByteByByte() {
        handler = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(' ');
                    body.flush();
                    pause();
                }
            }
        };

        assertUnavailable();
    }

    @Test
    void limitsTheDurationUntilTheResponseBegins() {
        handler = exchange -> {
            for (int i = 0; i < 100; i++) {
                pause();
            }
        };

        assertUnavailable();
    }

    @Test
    void sharesAFailureWithCallersThatHaveWaitedForIt() throws JWKSetUnavailableException {
        Instant asked = now;
        handler = exchange -> respond(exchange, 500, "");
        assertUnavailable();
        handler = exchange -> respond(exchange, 200, keys(USABLE));
        now = now.plusMillis(1001);

        assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(() -> fetch(asked));
        assertThat(requests).hasValue(1);
        assertThat(fetch().getKeys()).hasSize(1);
    }

    private void assertUnavailable() {
        assertThatExceptionOfType(JWKSetUnavailableException.class).isThrownBy(this::fetch);
    }

    private JWKSet fetch() throws JWKSetUnavailableException {
        return fetch(now);
    }

    private JWKSet fetch(Instant asked) throws JWKSetUnavailableException {
        return endpoint.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), asked.toEpochMilli(), null);
    }

    private static String with(String members) {
        return USABLE.replaceFirst("\\{", "{" + members + ",");
    }

    private static String keys(String... entries) {
        return "{\"keys\":" + List.of(entries) + "}";
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
