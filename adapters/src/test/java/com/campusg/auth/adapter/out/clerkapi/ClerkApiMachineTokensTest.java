package com.campusg.auth.adapter.out.clerkapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.auth.application.port.out.MachineTokens;
import com.campusg.auth.application.port.out.MachineTokensContract;
import com.campusg.auth.application.port.out.MachineTokensUnavailableException;
import com.campusg.auth.domain.MachineToken;
import com.campusg.auth.domain.OpaqueToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

class ClerkApiMachineTokensTest extends MachineTokensContract {

    private static final MachineToken KNOWN =
            new MachineToken("mch_orders", Set.of("mch_users"), false, false, Instant.parse("2026-11-23T11:00:00Z"));

    private final Map<String, String> responses = new HashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer clerk = start();
    private long nanos;
    private final List<Thread> lookups = new CopyOnWriteArrayList<>();
    private int status = 200;
    private final ClerkApiMachineTokens machineTokens = new ClerkApiMachineTokens(
            RestClient.builder()
                    .requestFactory(new JdkClientHttpRequestFactory())
                    .baseUrl("http://localhost:" + clerk.getAddress().getPort())
                    .build(),
            () -> nanos,
            task -> lookups.add(Thread.startVirtualThread(task)));

    private HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/m2m_tokens/verify", this::respond);
            server.start();
            return server;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @AfterEach
    void stop() {
        clerk.stop(0);
    }

    @Override
    protected MachineTokens machineTokens() {
        return machineTokens;
    }

    @Override
    protected void issue(OpaqueToken token, MachineToken known) {
        Instant end = known.expiresAt();
        responses.put("{\"token\":\"" + token.value() + "\"}", """
                {"object":"machine_to_machine_token","id":"mt_1","subject":"%s","scopes":[%s],"claims":null,
                 "revoked":%s,"revocation_reason":null,"expired":%s,"expiration":%s,"future":1}""".formatted(
                        known.subject(),
                        known.scopes().stream().map(scope -> '"' + scope + '"').collect(Collectors.joining(",")),
                        known.revoked(),
                        known.expired(),
                        end == null ? null : end.toEpochMilli()));
    }

    @Override
    protected void fail() {
        clerk.stop(0);
    }

    @Test
    void cachesKnownToken() throws Exception {
        issue(TOKEN, KNOWN);
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
        awaitLookups();
        issue(TOKEN, new MachineToken("mch_orders", Set.of("mch_users"), true, false, null));

        nanos = ClerkApiMachineTokens.KNOWN_TTL.toNanos() - 1;
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
        nanos++;
        assertThat(machineTokens.find(TOKEN)).map(MachineToken::revoked).contains(true);
        assertThat(requests).hasValue(2);
    }

    @Test
    void cachesUnknownTokenForShorter() throws Exception {
        assertThat(machineTokens.find(TOKEN)).isEmpty();
        awaitLookups();
        issue(TOKEN, KNOWN);

        nanos = ClerkApiMachineTokens.UNKNOWN_TTL.toNanos() - 1;
        assertThat(machineTokens.find(TOKEN)).isEmpty();
        nanos++;
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
    }

    @Test
    void limitsUnsuccessfulLookups() {
        for (int i = 0; i < 6_000; i++) {
            findOrFail(new OpaqueToken("mt_" + i));
        }
        assertThat(requests).hasValue(ClerkApiMachineTokens.BURST);

        nanos = ClerkApiMachineTokens.INTERVAL.toNanos();
        assertThat(machineTokens.find(new OpaqueToken("mt_later"))).isEmpty();
        assertThat(requests).hasValue(ClerkApiMachineTokens.BURST + 1);
    }

    @Test
    void limitsFailedLookups() {
        status = 500;
        issue(TOKEN, KNOWN);
        for (int i = 0; i < 100; i++) {
            assertThatExceptionOfType(MachineTokensUnavailableException.class)
                    .isThrownBy(() -> machineTokens.find(TOKEN));
        }

        assertThat(requests).hasValue(ClerkApiMachineTokens.BURST);
    }

    @Test
    void doesNotLimitTokensThatWereFound() throws Exception {
        for (int i = 0; i < 2 * ClerkApiMachineTokens.BURST; i++) {
            OpaqueToken token = new OpaqueToken("mt_known" + i);
            issue(token, KNOWN);
            assertThat(machineTokens.find(token)).isPresent();
        }
        for (int i = 0; i < 100; i++) {
            findOrFail(new OpaqueToken("mt_" + i));
        }
        awaitLookups();
        nanos = ClerkApiMachineTokens.KNOWN_TTL.toNanos() / 2 + ClerkApiMachineTokens.KNOWN_TTL.toNanos();

        assertThat(machineTokens.find(new OpaqueToken("mt_known0"))).isPresent();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsNothing(CapturedOutput output) {
        status = 500;
        issue(TOKEN, KNOWN);
        assertThatExceptionOfType(MachineTokensUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));

        assertThat(output.getAll()).doesNotContain("Exception");
    }

    private void findOrFail(OpaqueToken token) {
        try {
            assertThat(machineTokens.find(token)).isEmpty();
        } catch (MachineTokensUnavailableException limited) {
            assertThat(limited).hasMessage("too many unsuccessful look-ups of tokens");
        }
    }

    /** A caller may receive the result shortly before its time to live begins. */
    private void awaitLookups() throws InterruptedException {
        for (Thread each : lookups) {
            each.join();
        }
    }

    @Test
    void looksUpAgainAfterFailure() {
        issue(TOKEN, KNOWN);
        status = 503;
        assertThatExceptionOfType(MachineTokensUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));

        status = 200;
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 429, 500, 502})
    void throwsForOtherStatuses(int failure) {
        issue(TOKEN, KNOWN);
        status = failure;

        assertThatExceptionOfType(MachineTokensUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"subject\":7,\"scopes\":[],\"revoked\":false,\"expired\":false}",
                "{\"subject\":\"mch_a\",\"scopes\":\"mch_users\",\"revoked\":false,\"expired\":false}",
                "{\"subject\":\"mch_a\",\"scopes\":[],\"revoked\":null,\"expired\":false}",
                "{\"subject\":\"mch_a\",\"scopes\":[],\"revoked\":false,\"expired\":\"no\"}",
                "{\"subject\":\"mch_a\",\"scopes\":[],\"revoked\":false,\"expired\":false,\"expiration\":\"soon\"}"
            })
    void throwsForUnexpectedResponses(String response) {
        responses.put("{\"token\":\"" + TOKEN.value() + "\"}", response);

        assertThatExceptionOfType(MachineTokensUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));
    }

    @Test
    void acceptsSeconds() {
        responses.put(
                "{\"token\":\"" + TOKEN.value() + "\"}",
                "{\"subject\":\"mch_a\",\"scopes\":[],\"revoked\":false,\"expired\":false,\"expiration\":1795431600}");

        assertThat(machineTokens.find(TOKEN))
                .map(MachineToken::expiresAt)
                .contains(Instant.parse("2026-11-23T11:00:00Z"));
    }

    private void respond(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String known = responses.get(request);
        byte[] body = (known == null ? "{\"errors\":[]}" : known).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(known == null ? 404 : status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
