package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.control.FaultInjection;
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

/** The client (browser) of the request: its sessions, session tokens and sign-out. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client", FrontendApi.PROXIED + "/client"})
public final class ClientController {
    private final BrowserClients clients;
    private final Sessions sessions;
    private final BrowserView view;

    ClientController(
            BrowserClients clients, Users users, Sessions sessions, SessionTokens tokens, FaultInjection faults) {
        this.clients = clients;
        this.sessions = sessions;
        this.view = new BrowserView(users, sessions, tokens, faults);
    }

    @GetMapping
    Map<String, @Nullable Object> client(HttpServletRequest request) {
        return envelope(view.client(currentClient(request), PageOrigin.of(request)), null);
    }

    /** Signs out of all sessions. */
    @DeleteMapping("/sessions")
    Map<String, @Nullable Object> removeAll(HttpServletRequest request) {
        Optional<BrowserClient> client = currentClient(request);
        client.ifPresent(browser -> sessions.liveSessionsOf(browser)
                .forEach(session -> sessions.end(session.id(), Session.Status.REMOVED)));
        Map<String, @Nullable Object> remaining = view.client(client, PageOrigin.of(request));
        return envelope(remaining, remaining);
    }

    @PostMapping("/sessions/{id}/tokens")
    Map<String, @Nullable Object> createToken(HttpServletRequest request, @PathVariable String id) {
        return view.token(ownSession(request, id), PageOrigin.of(request));
    }

    /** Marks the session as active. */
    @PostMapping("/sessions/{id}/touch")
    Map<String, @Nullable Object> touch(HttpServletRequest request, @PathVariable String id) {
        return envelope(
                view.session(ownSession(request, id), PageOrigin.of(request)),
                view.client(currentClient(request), PageOrigin.of(request)));
    }

    @PostMapping("/sessions/{id}/end")
    Map<String, @Nullable Object> end(HttpServletRequest request, @PathVariable String id) {
        return endSession(request, id, Session.Status.ENDED);
    }

    @PostMapping("/sessions/{id}/remove")
    Map<String, @Nullable Object> remove(HttpServletRequest request, @PathVariable String id) {
        return endSession(request, id, Session.Status.REMOVED);
    }

    private Map<String, @Nullable Object> endSession(HttpServletRequest request, String id, Session.Status reason) {
        Session session =
                sessions.end(ownSession(request, id).id(), reason).orElseThrow(ClerkApiException::notSignedIn);
        return envelope(
                view.session(session, PageOrigin.of(request)),
                view.client(currentClient(request), PageOrigin.of(request)));
    }

    private Session ownSession(HttpServletRequest request, String id) {
        return view.sessionsOf(currentClient(request)).stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow(ClerkApiException::notSignedIn);
    }

    private Optional<BrowserClient> currentClient(HttpServletRequest request) {
        return ClientCookie.clientOf(request, clients);
    }

    /** The response envelope: the requested object and, after a change, the updated client. */
    static Map<String, @Nullable Object> envelope(@Nullable Object response, @Nullable Object client) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("response", response);
        json.put("client", client);
        return json;
    }
}
