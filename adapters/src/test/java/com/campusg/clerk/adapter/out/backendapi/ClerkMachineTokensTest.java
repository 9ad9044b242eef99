package com.campusg.clerk.adapter.out.backendapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.MachineTokens;
import com.campusg.clerk.application.port.out.MachineTokensContract;
import com.campusg.clerk.domain.BackendApiAccess;
import com.campusg.clerk.domain.MachineToken;
import com.campusg.clerk.domain.OpaqueToken;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClerkMachineTokensTest extends MachineTokensContract {

    private static final MachineToken KNOWN =
            new MachineToken("mch_orders", Set.of("mch_users"), false, false, Instant.parse("2026-11-23T11:00:00Z"));

    private final Map<String, String> answers = new HashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final HttpServer clerk = start();
    private long nanos;
    private final List<Thread> asking = new CopyOnWriteArrayList<>();
    private int status = 200;
    private @Nullable String authorization;
    private final ClerkMachineTokens machineTokens = new ClerkMachineTokens(
            BackendApiConfiguration.http(
                    new BackendApiAccess(
                            "http://localhost:" + clerk.getAddress().getPort(), "sk_test_1"),
                    BackendApiConfiguration.SOMEBODY_WAITS),
            () -> nanos,
            task -> asking.add(Thread.startVirtualThread(task)));

    private HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/m2m_tokens/verify", this::answer);
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
        answers.put("{\"token\":\"" + token.value() + "\"}", """
                {"object":"machine_to_machine_token","id":"mt_1","subject":"%s","scopes":[%s],"claims":null,
                 "revoked":%s,"revocation_reason":null,"expired":%s,"expiration":%s,"future":1}""".formatted(
                        known.subject(),
                        known.scopes().stream().map(scope -> '"' + scope + '"').collect(Collectors.joining(",")),
                        known.revoked(),
                        known.expired(),
                        end == null ? null : end.toEpochMilli()));
    }

    @Override
    protected void goAway() {
        clerk.stop(0);
    }

    @Test
    void asksWithTheSecretKey() {
        issue(TOKEN, KNOWN);

        assertThat(machineTokens.find(TOKEN)).isPresent();

        assertThat(authorization).isEqualTo("Bearer sk_test_1");
    }

    @Test
    void remembersAnAnswerForAFewSeconds() throws Exception {
        issue(TOKEN, KNOWN);
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
        letTheAnswerBeRemembered();
        issue(TOKEN, new MachineToken("mch_orders", Set.of("mch_users"), true, false, null));

        nanos = ClerkMachineTokens.KNOWN_REMEMBERED.toNanos() - 1;
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
        nanos++;
        assertThat(machineTokens.find(TOKEN)).map(MachineToken::revoked).contains(true);
        assertThat(questions).hasValue(2);
    }

    @Test
    void remembersForAMomentThatClerkKnowsNothing() throws Exception {
        assertThat(machineTokens.find(TOKEN)).isEmpty();
        letTheAnswerBeRemembered();
        issue(TOKEN, KNOWN);

        nanos = ClerkMachineTokens.UNKNOWN_REMEMBERED.toNanos() - 1;
        assertThat(machineTokens.find(TOKEN)).isEmpty();
        nanos++;
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
    }

    /** Whoever waits for an answer may have it a moment before the time is taken from which on it is remembered. */
    private void letTheAnswerBeRemembered() throws InterruptedException {
        for (Thread each : asking) {
            each.join();
        }
    }

    @Test
    void asksAgainAfterSilence() {
        issue(TOKEN, KNOWN);
        status = 503;
        assertThatExceptionOfType(ClerkUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));

        status = 200;
        assertThat(machineTokens.find(TOKEN)).contains(KNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 403, 429, 500, 502})
    void takesRefusalsOfOursForSilence(int refusal) {
        issue(TOKEN, KNOWN);
        status = refusal;

        assertThatExceptionOfType(ClerkUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));
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
    void takesWhatMakesNoSenseForSilence(String answer) {
        answers.put("{\"token\":\"" + TOKEN.value() + "\"}", answer);

        assertThatExceptionOfType(ClerkUnavailableException.class).isThrownBy(() -> machineTokens.find(TOKEN));
    }

    @Test
    void readsSecondsToo() {
        answers.put(
                "{\"token\":\"" + TOKEN.value() + "\"}",
                "{\"subject\":\"mch_a\",\"scopes\":[],\"revoked\":false,\"expired\":false,\"expiration\":1795431600}");

        assertThat(machineTokens.find(TOKEN))
                .map(MachineToken::expiresAt)
                .contains(Instant.parse("2026-11-23T11:00:00Z"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String known = answers.get(question);
        byte[] body = (known == null ? "{\"errors\":[]}" : known).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(known == null ? 404 : status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
