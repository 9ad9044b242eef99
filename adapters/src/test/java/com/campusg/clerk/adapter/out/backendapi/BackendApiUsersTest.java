package com.campusg.clerk.adapter.out.backendapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.clerk.application.port.out.ClerkUnavailableException;
import com.campusg.clerk.application.port.out.ClerkUsers.Page;
import com.campusg.clerk.application.port.out.ClerkUsers.Place;
import com.campusg.clerk.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Snapshot;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

class BackendApiUsersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final String ADA_JSON = """
            {"object":"user","id":"user_ada","first_name":"Ada","created_at":1654012591000,"updated_at":1654012591835}""";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final HttpServer clerk = server();

    private record Answer(int status, String body, Map<String, String> headers) {}

    @BeforeEach
    void clerkAnswers() {
        clerk.createContext("/", exchange -> {
            questions.add(exchange.getRequestURI().toString());
            Answer answer = answers.isEmpty() ? new Answer(500, "", Map.of()) : answers.pop();
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        clerk.start();
    }

    @AfterEach
    void clerkGoes() {
        clerk.stop(0);
    }

    @Test
    void findsAUser() {
        answer(200, ADA_JSON);

        assertThat(users(1).find(ADA)).hasValueSatisfying(found -> {
            assertThat(found.clerkUserId()).isEqualTo(ADA);
            assertThat(found.revision()).isEqualTo(new Revision(Instant.ofEpochMilli(1654012591835L), NOW));
        });
        assertThat(questions).containsExactly("/v1/users/user_ada");
    }

    @Test
    void findsNobodyWhereClerkKnowsNobody() {
        answer(404, "{\"errors\":[{\"code\":\"resource_not_found\"}]}");

        assertThat(users(1).find(ADA)).isEmpty();
    }

    @Test
    void asksForFullPagesInTheOrderOfSigningUp() {
        answer(200, "[" + ADA_JSON + "]");
        answer(200, "[]");

        Page first = users(1).signedUpAfter(null);
        Page second = users(1).signedUpAfter(first.last());

        assertThat(first.users()).extracting(Snapshot::clerkUserId).containsExactly(ADA);
        assertThat(second.last()).isNull();
        assertThat(questions)
                .containsExactly(
                        "/v1/users?limit=500&order_by=%2Bcreated_at&offset=0",
                        "/v1/users?limit=500&order_by=%2Bcreated_at&starting_after=user_ada");
    }

    @Test
    void goesOnByTimeWhereTheLastUserIsDeleted() {
        answer(404, "{}");
        answer(200, "[" + ADA_JSON + "]");

        Page page = users(1).signedUpAfter(new Place(new ClerkUserId("user_gone"), Instant.ofEpochMilli(1000)));

        assertThat(page.size()).isOne();
        assertThat(questions.getLast()).isEqualTo("/v1/users?limit=500&order_by=%2Bcreated_at&created_at_after=999");
    }

    @Test
    void asksForThoseWhoChangedLast() {
        answer(200, "[]");

        assertThat(users(1).lastChanged(499).size()).isZero();
        assertThat(questions).containsExactly("/v1/users?limit=500&order_by=-updated_at&offset=499");
    }

    @Test
    void passesOverAUserWhoCannotBeReadAndCountsThem() {
        answer(200, "[{\"id\":\"user_odd\",\"created_at\":1,\"updated_at\":\"yesterday\"}," + ADA_JSON + "]");

        Page page = users(1).signedUpAfter(null);

        assertThat(page.users()).hasSize(1);
        assertThat(page.unreadable()).isOne();
        assertThat(page.last()).isEqualTo(new Place(ADA, Instant.ofEpochMilli(1654012591000L)));
    }

    @Test
    void tellsWhichUsersExist() {
        answer(200, "[" + ADA_JSON + "]");

        assertThat(users(1).existing(List.of(ADA, new ClerkUserId("user_grace"))))
                .containsExactly(ADA);
        assertThat(questions).containsExactly("/v1/users?limit=500&user_id=user_ada&user_id=user_grace");
    }

    @Test
    void countsUsersAndTellsWhoseTheyAre() {
        answer(200, "{\"object\":\"total_count\",\"total_count\":100000}");
        answer(200, "{\"keys\":[{\"kid\":\"ins_1\"}]}");

        assertThat(users(1).count()).isEqualTo(100_000);
        assertThat(users(1).instance()).contains(new InstanceId("ins_1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void asksAgainWhenClerkSaysLater(int status) {
        answers.add(new Answer(status, "{}", Map.of("Retry-After", "1")));
        answer(200, ADA_JSON);

        assertThat(users(2).find(ADA)).isPresent();
    }

    @Test
    void asksAgainWhenTheAnswerIsGarbage() {
        answer(200, "<html>");
        answer(200, ADA_JSON);

        assertThat(users(2).find(ADA)).isPresent();
    }

    @Test
    void givesUpInTheEnd() {
        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users(2).find(ADA))
                .withMessage("Clerk's Backend API answers 500");
        assertThat(questions).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 302})
    void doesNotAskAgainWhatClerkRefuses(int status) {
        answer(status, "{}");

        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users(3).find(ADA))
                .withMessageContaining(Integer.toString(status));
        assertThat(questions).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"id\":\"sess_1\"}", "{\"id\":\"user_ada\",\"updated_at\":null}", "null", "7"})
    void doesNotTakeNonsenseForAnAnswer(String body) {
        answer(200, body);

        assertThatExceptionOfType(ClerkUnavailableException.class).isThrownBy(() -> users(1).find(ADA));
    }

    @Test
    void doesNotTakeAClerkThatCannotBeReachedForAnAnswer() {
        BackendApiUsers users = users(2);
        clerk.stop(0);

        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users.find(ADA))
                .withMessage("Clerk's Backend API cannot be reached");
    }

    private void answer(int status, String body) {
        answers.add(new Answer(status, body, Map.of()));
    }

    private BackendApiUsers users(int attempts) {
        RestClient http = RestClient.builder()
                .baseUrl("http://localhost:" + clerk.getAddress().getPort())
                .build();
        return new BackendApiUsers(new BackendApi(http, Pace.free(), attempts), InstantSource.fixed(NOW));
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
