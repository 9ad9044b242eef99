package com.campusg.sync.adapter.out.clerkapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.sync.application.port.out.ClerkUsers.Page;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads lists of several pages, of which users change and are deleted between the requests. */
class ClerkApiUsersChangedSinceTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final Map<String, Instant> users = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private IntConsumer beforeRequest = number -> {};
    private final ClerkApiUsers clerkUsers = new ClerkApiUsers(
            new ClerkApi(
                    RestClient.builder()
                            .baseUrl("http://clerk.example")
                            .requestInterceptor((request, body, execution) ->
                                    response(UriComponentsBuilder.fromUri(request.getURI())
                                            .build()
                                            .getQueryParams()
                                            .toSingleValueMap()))
                            .build(),
                    RateLimiter.unlimited(),
                    1),
            InstantSource.fixed(START));

    @Test
    void readsAllPages() {
        addUsers(1_100);

        List<Page> pages = changedSince(START);

        assertThat(ids(pages)).containsExactlyInAnyOrderElementsOf(users.keySet());
        assertThat(offsets).containsExactly(0L, 499L, 998L, 1_099L);
        assertThat(pages).extracting(page -> page.users().size()).containsExactly(500, 499, 101);
    }

    @Test
    void readsOneUser() {
        addUsers(1);

        assertThat(ids(changedSince(START))).containsExactly("user_1");
        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void readsNothingIfThereAreNoUsers() {
        assertThat(changedSince(START)).isEmpty();
        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void endsAtUsersThatDidNotChange() {
        addUsers(1_100);

        List<Page> pages = changedSince(changedAt(900));

        assertThat(ids(pages)).containsExactlyElementsOf(names(1_100, 895));
        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void readsFiveMinutesMoreBecauseListsMayLag() {
        addUsers(20);

        assertThat(ids(changedSince(changedAt(10)))).containsExactlyElementsOf(names(20, 5));
    }

    @Test
    void readsNothingIfNoUserChanged() {
        addUsers(3);

        assertThat(changedSince(START.plus(Duration.ofDays(9)))).isEmpty();
    }

    @Test
    void skipsNoUserIfUsersAreDeletedMeanwhile() {
        addUsers(1_600);
        beforeRequest = number -> {
            if (number == 2) {
                names(1_600, 1_001).forEach(users::remove);
            }
        };

        assertThat(ids(changedSince(START))).containsAll(names(1_000, 1));
        assertThat(offsets).startsWith(0L, 499L, 0L, 499L);
    }

    @Test
    void skipsNoUserIfAllFollowingUsersMovedUp() {
        addUsers(600);
        beforeRequest = number -> {
            if (number == 2) {
                names(600, 101).forEach(users::remove);
            }
        };

        assertThat(ids(changedSince(START))).containsAll(names(100, 1));
    }

    @Test
    void skipsNoUserIfUsersChangeMeanwhile() {
        addUsers(1_600);
        beforeRequest = number -> users.put("user_1", changedAt(10_000 + number));

        assertThat(ids(changedSince(START))).containsAll(names(1_600, 1));
    }

    @Test
    void deliversNoUserOfThePreviousPageAgain() {
        addUsers(1_600);

        assertThat(ids(changedSince(START))).doesNotHaveDuplicates().hasSize(1_600);
    }

    @Test
    void countsUnreadableUsersOnceAndContinues() {
        addUsers(1_100);
        unreadable.addAll(List.of("user_700", "user_601", "user_600"));

        List<Page> pages = changedSince(START);

        assertThat(ids(pages)).hasSize(1_097).doesNotHaveDuplicates();
        assertThat(pages.stream().mapToInt(page -> page.skipped().size()).sum()).isEqualTo(3);
    }

    @Test
    void readsTheTimeOfTheLastChange() {
        addUsers(3);

        assertThat(clerkUsers.lastChange()).contains(changedAt(3));
    }

    @Test
    void takesTheLastChangeFromTheNewestReadableUser() {
        addUsers(3);
        unreadable.add("user_3");

        assertThat(clerkUsers.lastChange()).contains(changedAt(2));
    }

    @Test
    void hasNoLastChangeWithoutUsers() {
        assertThat(clerkUsers.lastChange()).isEmpty();
    }

    private List<Page> changedSince(Instant since) {
        List<Page> pages = new ArrayList<>();
        clerkUsers.changedSince(since, pages::add);
        return pages;
    }

    /** Adds users of which each changed a minute after the one before. */
    private void addUsers(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> users.put("user_" + number, changedAt(number)));
    }

    private static Instant changedAt(int number) {
        return START.plus(Duration.ofMinutes(number));
    }

    private static List<String> names(int newest, int oldest) {
        IntFunction<String> name = index -> "user_" + (newest - index);
        return IntStream.rangeClosed(0, newest - oldest).mapToObj(name).toList();
    }

    private static List<String> ids(List<Page> pages) {
        return pages.stream()
                .flatMap(page -> page.users().stream())
                .map(Snapshot::clerkUserId)
                .map(ClerkUserId::value)
                .toList();
    }

    private MockClientHttpResponse response(Map<String, String> query) {
        assertThat(query).containsEntry("order_by", "-updated_at");
        long offset = Long.parseLong(query.get("offset"));
        offsets.add(offset);
        beforeRequest.accept(offsets.size());
        String list = users.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .skip(offset)
                .limit(Long.parseLong(query.get("limit")))
                .map(user -> json(user.getKey(), user.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
        return new MockClientHttpResponse(list.getBytes(StandardCharsets.UTF_8), HttpStatus.OK);
    }

    private String json(String id, Instant updatedAt) {
        return "{\"id\":\"%s\",\"created_at\":1,\"updated_at\":%d,\"first_name\":%s}"
                .formatted(id, updatedAt.toEpochMilli(), unreadable.contains(id) ? "7" : "null");
    }
}
