package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.Refusal;
import dev.clerkemulator.control.Switchboard;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The browser that asks: who is signed in in it, their tokens, and signing out. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client", FrontendApi.PROXIED + "/client"})
public final class ClientController {
    private final BrowserClients clients;
    private final Sessions sessions;
    private final BrowserView view;

    ClientController(
            BrowserClients clients, Users users, Sessions sessions, SessionTokens tokens, Switchboard switchboard) {
        this.clients = clients;
        this.sessions = sessions;
        this.view = new BrowserView(users, sessions, tokens, switchboard);
    }

    @GetMapping
    Map<String, @Nullable Object> client(HttpServletRequest request) {
        return answer(view.client(sender(request), PageOrigin.of(request)), null);
    }

    /** Signs out. */
    @DeleteMapping("/sessions")
    Map<String, @Nullable Object> removeAll(HttpServletRequest request) {
        Optional<BrowserClient> client = sender(request);
        client.ifPresent(
                present -> sessions.of(present).forEach(session -> sessions.end(session.id(), Session.Status.REMOVED)));
        Map<String, @Nullable Object> left = view.client(client, PageOrigin.of(request));
        return answer(left, left);
    }

    @PostMapping("/sessions/{id}/tokens")
    Map<String, @Nullable Object> createToken(HttpServletRequest request, @PathVariable String id) {
        return view.token(own(request, id), PageOrigin.of(request));
    }

    /** Tells that the user is there. */
    @PostMapping("/sessions/{id}/touch")
    Map<String, @Nullable Object> touch(HttpServletRequest request, @PathVariable String id) {
        return answer(
                view.session(own(request, id), PageOrigin.of(request)),
                view.client(sender(request), PageOrigin.of(request)));
    }

    @PostMapping("/sessions/{id}/end")
    Map<String, @Nullable Object> end(HttpServletRequest request, @PathVariable String id) {
        return over(request, id, Session.Status.ENDED);
    }

    @PostMapping("/sessions/{id}/remove")
    Map<String, @Nullable Object> remove(HttpServletRequest request, @PathVariable String id) {
        return over(request, id, Session.Status.REMOVED);
    }

    private Map<String, @Nullable Object> over(HttpServletRequest request, String id, Session.Status reason) {
        Session session = sessions.end(own(request, id).id(), reason).orElseThrow(Refusal::notSignedIn);
        return answer(
                view.session(session, PageOrigin.of(request)), view.client(sender(request), PageOrigin.of(request)));
    }

    private Session own(HttpServletRequest request, String id) {
        return view.sessionsOf(sender(request)).stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notSignedIn);
    }

    private Optional<BrowserClient> sender(HttpServletRequest request) {
        return ClientCookie.sender(request, clients);
    }

    /** What was asked for and, after a change, all that the browser should know now. */
    static Map<String, @Nullable Object> answer(@Nullable Object response, @Nullable Object client) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("response", response);
        json.put("client", client);
        return json;
    }
}
