package com.campusg.sync.adapter.out.clerkapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.sync.application.port.out.ClerkUnavailableException;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.sync.application.port.out.ClerkUsers.Lookup;
import com.campusg.sync.application.port.out.ClerkUsers.Page;
import com.campusg.sync.domain.InstanceId;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.SkippedUser;
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
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

class ClerkApiUsersTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final String ADA_JSON = """
            {"object":"user","id":"user_ada","first_name":"Ada","created_at":1654012591000,"updated_at":1654012591835}""";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer clerk = server();

    private record Answer(int status, String body, Map<String, String> headers) {}

    @BeforeEach
    void startClerk() {
        clerk.createContext("/", exchange -> {
            requests.add(exchange.getRequestURI().toString());
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
    void stopClerk() {
        clerk.stop(0);
    }

    @Test
    void findsUser() {
        answer(200, ADA_JSON);

        assertThat(users(1).find(ADA)).isInstanceOfSatisfying(Lookup.Found.class, found -> {
            assertThat(found.snapshot().clerkUserId()).isEqualTo(ADA);
            assertThat(found.snapshot().revision()).isEqualTo(new Revision(Instant.ofEpochMilli(1654012591835L), NOW));
        });
        assertThat(requests).containsExactly("/v1/users/user_ada");
    }

    @Test
    void findsNoUserThatClerkDoesNotKnow() {
        answer(404, "{\"errors\":[{\"code\":\"resource_not_found\"}]}");

        assertThat(users(1).find(ADA)).isEqualTo(new Lookup.NotFound());
    }

    @Test
    void readsFullPagesInOrderOfSignUp() {
        answer(200, "[" + ADA_JSON + "]");
        answer(200, "[]");
        answer(200, "[" + ADA_JSON + "]");

        Page first = users(1).all(Optional.empty());
        Page second = users(1).all(first.next());

        assertThat(first.users()).extracting(Snapshot::clerkUserId).containsExactly(ADA);
        assertThat(second.users()).isEmpty();
        assertThat(second.next()).isEmpty();
        assertThat(requests)
                .containsExactly(
                        "/v1/users?limit=500&order_by=%2Bcreated_at&offset=0",
                        "/v1/users?limit=500&order_by=%2Bcreated_at&starting_after=user_ada",
                        "/v1/users?limit=500&order_by=%2Bcreated_at&created_at_after=1654012590999");
    }

    @ParameterizedTest
    @CsvSource({"404, {}", "422, {}", "200, []"})
    void continuesAtTimeOfSignUpIfUserOfCursorIsDeleted(int status, String body) {
        answer(status, body);
        answer(200, "[" + ADA_JSON + "]");

        Page page = users(1).all(Optional.of(new Cursor(new ClerkUserId("user_deleted"), Instant.ofEpochMilli(1000))));

        assertThat(page.users()).hasSize(1);
        assertThat(page.next()).isPresent();
        assertThat(requests.getLast()).isEqualTo("/v1/users?limit=500&order_by=%2Bcreated_at&created_at_after=999");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 422})
    void endsIfNoUserFollowsACursorThatClerkRefuses(int status) {
        answer(status, "{}");
        answer(200, "[" + ADA_JSON + "]");

        assertThat(users(1).all(Optional.of(new Cursor(ADA, Instant.ofEpochMilli(1654012591000L))))
                        .next())
                .isEmpty();
    }

    @Test
    void readsUsersWithAnyMetadata() {
        String metadata = ",\"unsafe_metadata\":" + "[".repeat(5_000) + "1e99999" + "]".repeat(5_000) + "}";
        answer(200, "[" + ADA_JSON.replace("}", metadata) + ",null,{\"id\":[[]]}]");

        Page page = users(1).all(Optional.empty());

        assertThat(page.users()).extracting(Snapshot::clerkUserId).containsExactly(ADA);
        assertThat(page.skipped()).hasSize(2);
    }

    @Test
    void readsChangedUsersNewestFirst() {
        answer(200, "[]");

        users(1).changedSince(NOW, page -> {});

        assertThat(requests).containsExactly("/v1/users?limit=500&order_by=-updated_at&offset=0");
    }

    @Test
    void namesUnreadableUsers() {
        answer(200, "[{\"id\":\"user_odd\",\"created_at\":1,\"updated_at\":\"yesterday\"}," + ADA_JSON + "]");

        Page page = users(1).all(Optional.empty());

        assertThat(page.users()).hasSize(1);
        assertThat(page.skipped()).containsExactly(new SkippedUser("user_odd", "[].updated_at is no integer"));
        assertThat(page.next()).contains(new Cursor(ADA, Instant.ofEpochMilli(1654012591000L)));
    }

    @Test
    void continuesAfterUnreadableUser() {
        answer(200, "[{\"id\":\"user_odd\",\"created_at\":1,\"updated_at\":\"yesterday\"}]");

        assertThat(users(1).all(Optional.empty()).next())
                .contains(new Cursor(new ClerkUserId("user_odd"), Instant.ofEpochMilli(1)));
    }

    @Test
    void findsMissingUsers() {
        answer(200, "[" + ADA_JSON + "]");

        assertThat(users(1).missing(List.of(ADA, new ClerkUserId("user_grace"))))
                .containsExactly(new ClerkUserId("user_grace"));
        assertThat(requests).containsExactly("/v1/users?limit=500&user_id=user_ada&user_id=user_grace");
    }

    @Test
    void looksForMissingUsersInRequestsOfAHundred() {
        answer(200, "[{\"id\":\"user_1\"}]");
        answer(200, "[{\"id\":\"user_101\"}]");
        answer(200, "[{\"id\":\"user_250\"}]");
        List<ClerkUserId> ids = IntStream.rangeClosed(1, 250)
                .mapToObj(number -> new ClerkUserId("user_" + number))
                .toList();

        assertThat(users(1).missing(ids))
                .hasSize(247)
                .doesNotContain(ids.getFirst(), new ClerkUserId("user_101"), ids.getLast());
        assertThat(requests.stream()
                        .map(request -> request.split("user_id=", -1).length - 1)
                        .toList())
                .containsExactly(100, 100, 50);
    }

    @Test
    void sendsNoRequestIfNoUsersAreLookedFor() {
        assertThat(users(1).missing(List.of())).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void countsUsersAndReadsTheInstance() {
        answer(200, "{\"object\":\"total_count\",\"total_count\":100000}");
        answer(200, "{\"keys\":[{\"kid\":\"ins_1\"}]}");

        assertThat(users(1).count()).isEqualTo(100_000);
        assertThat(users(1).instance()).contains(new InstanceId("ins_1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void repeatsRequestAfterTemporaryFailure(int status) {
        answers.add(new Answer(status, "{}", Map.of("Retry-After", "1")));
        answer(200, ADA_JSON);

        assertThat(users(2).find(ADA)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void leavesADelayOfMoreThanTenMinutesToTheOperator() {
        answers.add(new Answer(429, "{}", Map.of("Retry-After", "601")));

        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users(8).find(ADA))
                .withMessageContaining("asks for a delay of 601 seconds");
    }

    @Test
    void repeatsRequestAfterInvalidJson() {
        answer(200, "<html>");
        answer(200, ADA_JSON);

        assertThat(users(2).find(ADA)).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void failsAfterTheLastAttempt() {
        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users(2).find(ADA))
                .withMessage("Clerk's Backend API responded with status 500");
        assertThat(requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422, 302})
    void doesNotRepeatRefusedRequest(int status) {
        answer(status, "{}");

        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users(3).find(ADA))
                .withMessageContaining(Integer.toString(status));
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"id\":\"sess_1\"}", "{\"id\":\"user_ada\",\"updated_at\":null}", "null", "7"})
    void reportsAnAnswerThatIsNotAUser(String body) {
        answer(200, body);

        assertThat(users(1).find(ADA)).isInstanceOf(Lookup.Unreadable.class);
    }

    @Test
    void failsIfClerkIsUnreachable() {
        ClerkApiUsers users = users(2);
        clerk.stop(0);

        assertThatExceptionOfType(ClerkUnavailableException.class)
                .isThrownBy(() -> users.find(ADA))
                .withMessage("Clerk's Backend API is unreachable");
    }

    private void answer(int status, String body) {
        answers.add(new Answer(status, body, Map.of()));
    }

    private ClerkApiUsers users(int attempts) {
        RestClient http = RestClient.builder()
                .baseUrl("http://localhost:" + clerk.getAddress().getPort())
                .build();
        return new ClerkApiUsers(new ClerkApi(http, RateLimiter.unlimited(), attempts), InstantSource.fixed(NOW));
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
