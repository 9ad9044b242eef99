package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.JwtTemplate;
import dev.clerkemulator.session.JwtTemplates;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.session.TemplateTokens;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The client (browser) of the request: its sessions, session tokens and sign-out. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client", FrontendApi.PROXIED + "/client"})
public final class ClientController {
    private final Users users;
    private final Sessions sessions;
    private final JwtTemplates templates;
    private final TemplateTokens templateTokens;
    private final BrowserView view;

    ClientController(
            Users users, Sessions sessions, JwtTemplates templates, TemplateTokens templateTokens, BrowserView view) {
        this.users = users;
        this.sessions = sessions;
        this.templates = templates;
        this.templateTokens = templateTokens;
        this.view = view;
    }

    @GetMapping
    Map<String, @Nullable Object> client(HttpServletRequest request) {
        return BrowserView.envelope(view.client(view.clientOf(request), PageOrigin.of(request)), null);
    }

    @PostMapping
    Map<String, @Nullable Object> create(HttpServletRequest request, HttpServletResponse response) {
        BrowserClient client = view.clientOf(request, response);
        return BrowserView.envelope(view.client(Optional.of(client), PageOrigin.of(request)), null);
    }

    @PutMapping
    Map<String, @Nullable Object> createByPut(HttpServletRequest request, HttpServletResponse response) {
        return create(request, response);
    }

    /** Signs out of all sessions. */
    @DeleteMapping({"", "/sessions"})
    Map<String, @Nullable Object> removeAll(HttpServletRequest request) {
        Optional<BrowserClient> client = view.clientOf(request);
        client.ifPresent(browser -> sessions.liveSessionsOf(browser)
                .forEach(session -> sessions.end(session.id(), Session.Status.REMOVED)));
        Map<String, @Nullable Object> remaining = view.client(client, PageOrigin.of(request));
        return BrowserView.envelope(remaining, remaining);
    }

    @GetMapping("/sessions/{id}")
    Map<String, @Nullable Object> session(HttpServletRequest request, @PathVariable String id) {
        return answer(request, view.sessionOf(request, id));
    }

    @PostMapping("/sessions/{id}/tokens")
    Map<String, @Nullable Object> createToken(HttpServletRequest request, @PathVariable String id) {
        return view.token(view.sessionOf(request, id), PageOrigin.of(request));
    }

    @RequestMapping(
            path = "/sessions/{id}/tokens/{template}",
            method = {RequestMethod.GET, RequestMethod.POST})
    Map<String, @Nullable Object> createTemplateToken(
            HttpServletRequest request, @PathVariable String id, @PathVariable("template") String name) {
        User user = users.find(view.sessionOf(request, id).userId()).orElseThrow(ClerkApiException::notSignedIn);
        JwtTemplate template =
                templates.findByName(name).orElseThrow(() -> ClerkApiException.notFound("JWT template", name));
        return BrowserView.token(templateTokens.issue(template, user, null, PageOrigin.of(request)));
    }

    /** Makes the session the active one of the browser. */
    @PostMapping("/sessions/{id}/touch")
    Map<String, @Nullable Object> touch(HttpServletRequest request, @PathVariable String id) {
        sessions.touch(view.sessionOf(request, id).id());
        return answer(request, view.sessionOf(request, id));
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
        return answer(
                request,
                sessions.end(view.sessionOf(request, id).id(), reason).orElseThrow(ClerkApiException::notSignedIn));
    }

    private Map<String, @Nullable Object> answer(HttpServletRequest request, Session session) {
        return view.envelope(request, view.session(session, PageOrigin.of(request)));
    }
}
