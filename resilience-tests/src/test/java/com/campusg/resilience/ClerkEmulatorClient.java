package com.campusg.resilience;

import com.campusg.testing.environment.Clerk;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the state of the Clerk emulator, creates users and events in it, and injects faults. */
final class ClerkEmulatorClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE_SIZE = 500;

    private final Clerk clerk;

    ClerkEmulatorClient(Clerk clerk) {
        this.clerk = clerk;
    }

    /** Creates, changes and deletes many users, and returns the events, which the emulator does not send. */
    List<WebhookEvent> createEvents(long seed, int users, int changes) {
        int events = call("POST", "/emulator/storm", """
                {"seed": %d, "users": %d, "changes": %d, "duplicates": 0}""".formatted(seed, users, changes))
                .path("events")
                .asInt();
        return stream(call("GET", "/emulator/deliveries?limit=" + events, ""))
                .map(delivery -> new WebhookEvent(
                        delivery.path("id").asString(), delivery.path("event").toString()))
                .toList();
    }

    /** All users by id, including deleted ones. */
    Map<String, SyncedUser> users() {
        Map<String, SyncedUser> users = new HashMap<>();
        stream(call("GET", "/emulator/deliveries?type=user.deleted&limit=100000", ""))
                .map(delivery -> delivery.path("userId").asString())
                .forEach(id -> users.put(id, SyncedUser.deleted(id)));
        List<SyncedUser> page;
        int offset = 0;
        do {
            page = stream(call("GET", "/v1/users?order_by=%2Bcreated_at&limit=" + PAGE_SIZE + "&offset=" + offset, ""))
                    .map(SyncedUser::inClerk)
                    .toList();
            page.forEach(user -> users.put(user.id(), user));
            offset += PAGE_SIZE;
        } while (page.size() == PAGE_SIZE);
        return users;
    }

    /** Creates a user, whose event the emulator sends by itself. */
    String signUp(String email) {
        return call("POST", "/v1/users", """
                {"email_address": ["%s"], "first_name": "Ada"}""".formatted(email)).path("id").asString();
    }

    /** A session token of the user that is valid for an hour. */
    String token(String userId, String azp) {
        return call("POST", "/emulator/tokens", """
                {"userId": "%s", "azp": "%s", "expiresInSeconds": 3600}""".formatted(userId, azp))
                .path("jwt")
                .asString();
    }

    /** All attempts to send events about the user: the newest event first, its attempts in order. */
    List<JsonNode> attempts(String userId) {
        return stream(call("GET", "/emulator/deliveries?userId=" + userId, ""))
                .flatMap(delivery -> stream(delivery.path("attempts")))
                .toList();
    }

    void set(String switches) {
        call("PUT", "/emulator/switches", switches);
    }

    private JsonNode call(String method, String path, String body) {
        HttpResponse<String> response =
                HttpCalls.send(HttpRequest.newBuilder(clerk.address().resolve(path))
                        .header("Authorization", "Bearer " + clerk.secretKey())
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (response.statusCode() != 200) {
            throw new IllegalStateException(method + " " + path + " of the Clerk emulator: " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
