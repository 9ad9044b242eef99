package com.campusg.acceptance.faults;

import com.campusg.acceptance.campus.Clerk;
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

/** What is true, and what goes wrong, at Clerk: told and set by its stand-in. */
final class ClerkSide {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 500;

    private final Clerk clerk;

    ClerkSide(Clerk clerk) {
        this.clerk = clerk;
    }

    /** Many people sign up, change and leave at Clerk, which nobody is told of yet: these events tell of it. */
    List<Event> storm(long seed, int users, int changes) {
        int events = call("POST", "/emulator/storm", """
                {"seed": %d, "users": %d, "changes": %d, "duplicates": 0}""".formatted(seed, users, changes))
                .path("events")
                .asInt();
        return stream(call("GET", "/emulator/deliveries?limit=" + events, ""))
                .map(delivery -> new Event(
                        delivery.path("id").asString(), delivery.path("event").toString()))
                .toList();
    }

    /** Everybody who ever was at Clerk, by id. */
    Map<String, MirroredUser> users() {
        Map<String, MirroredUser> users = new HashMap<>();
        stream(call("GET", "/emulator/deliveries?type=user.deleted&limit=100000", ""))
                .map(delivery -> delivery.path("userId").asString())
                .forEach(id -> users.put(id, MirroredUser.deleted(id)));
        List<MirroredUser> page;
        int offset = 0;
        do {
            page = stream(call("GET", "/v1/users?order_by=%2Bcreated_at&limit=" + PAGE + "&offset=" + offset, ""))
                    .map(MirroredUser::atClerk)
                    .toList();
            page.forEach(user -> users.put(user.id(), user));
            offset += PAGE;
        } while (page.size() == PAGE);
        return users;
    }

    /** Somebody signs up, and is to be told of by Clerk itself. */
    String signUp(String email) {
        return call("POST", "/v1/users", """
                {"email_address": ["%s"], "first_name": "Ada"}""".formatted(email)).path("id").asString();
    }

    /** A session token of the user, good for an hour. */
    String token(String userId, String azp) {
        return call("POST", "/emulator/tokens", """
                {"userId": "%s", "azp": "%s", "expiresInSeconds": 3600}""".formatted(userId, azp))
                .path("jwt")
                .asString();
    }

    /** What came of all attempts so far to tell of that user: the newest event first, its attempts in turn. */
    List<JsonNode> attempts(String userId) {
        return stream(call("GET", "/emulator/deliveries?userId=" + userId, ""))
                .flatMap(delivery -> stream(delivery.path("attempts")))
                .toList();
    }

    void set(String switches) {
        call("PUT", "/emulator/switches", switches);
    }

    private JsonNode call(String method, String path, String body) {
        HttpResponse<String> answer =
                Wire.send(HttpRequest.newBuilder(clerk.address().resolve(path))
                        .header("Authorization", "Bearer " + clerk.secretKey())
                        .header("Content-Type", "application/json")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Clerk's stand-in said to " + method + " " + path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
