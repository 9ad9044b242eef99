package dev.clerkemulator.backendapi;

import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionObject;
import dev.clerkemulator.session.Sessions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The browsers in which users signed in. */
@RestController
@RequestMapping("/v1/clients")
public final class ClientsController {
    private final BrowserClients clients;
    private final Sessions sessions;
    private final JsonMapper mapper;

    ClientsController(BrowserClients clients, Sessions sessions, JsonMapper mapper) {
        this.clients = clients;
        this.sessions = sessions;
        this.mapper = mapper;
    }

    /** Returns an array, or an object with the total count if {@code paginated} is true. */
    @GetMapping
    Object list(
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "false") boolean paginated) {
        List<BrowserClient> all = clients.all().stream()
                .sorted(Comparator.comparing(BrowserClient::createdAt)
                        .thenComparing(BrowserClient::id)
                        .reversed())
                .toList();
        List<Map<String, @Nullable Object>> page = all.stream()
                .skip(Math.max(0, offset))
                .limit(Math.max(0, limit))
                .map(this::json)
                .toList();
        return paginated ? Map.of("data", page, "total_count", all.size()) : page;
    }

    /** Accepts the value of the cookie of a client. */
    @PostMapping("/verify")
    Map<String, @Nullable Object> verify(@RequestBody ObjectNode body) {
        String token = new Parameters(body, mapper).required("token");
        return clients.find(token).map(this::json).orElseThrow(() -> ClerkApiException.notFound("client", token));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(@PathVariable String id) {
        return clients.all().stream()
                .filter(client -> client.id().equals(id))
                .findFirst()
                .map(this::json)
                .orElseThrow(() -> ClerkApiException.notFound("client", id));
    }

    private Map<String, @Nullable Object> json(BrowserClient client) {
        List<Session> live = sessions.liveSessionsOf(client);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("object", "client");
        json.put("id", client.id());
        json.put("session_ids", live.stream().map(Session::id).toList());
        json.put("sessions", live.stream().map(SessionObject::of).toList());
        json.put("sign_in_id", null);
        json.put("sign_up_id", null);
        json.put(
                "last_active_session_id",
                live.stream().findFirst().map(Session::id).orElse(null));
        json.put("last_authentication_strategy", null);
        json.put("created_at", client.createdAt().toEpochMilli());
        json.put(
                "updated_at",
                live.stream()
                        .mapToLong(session -> session.updatedAt().toEpochMilli())
                        .max()
                        .orElse(client.createdAt().toEpochMilli()));
        return json;
    }
}
