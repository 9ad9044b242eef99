package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.control.FaultInjection;
import dev.clerkemulator.session.BrowserClient;
import dev.clerkemulator.session.BrowserClients;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionTokens;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The signed-in user. clerk-js sends forms, and the session id as query parameter. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/me", FrontendApi.PROXIED + "/me"})
public final class MeController {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final BrowserClients clients;
    private final Users users;
    private final Sessions sessions;
    private final JsonMapper mapper;
    private final BrowserView view;

    MeController(
            BrowserClients clients,
            Users users,
            Sessions sessions,
            SessionTokens tokens,
            FaultInjection faults,
            JsonMapper mapper) {
        this.clients = clients;
        this.users = users;
        this.sessions = sessions;
        this.mapper = mapper;
        this.view = new BrowserView(users, sessions, tokens, faults);
    }

    @GetMapping
    Map<String, @Nullable Object> me(
            HttpServletRequest request,
            @RequestParam(name = "_clerk_session_id", required = false) @Nullable String id) {
        User user = users.find(ownSession(request, id).userId()).orElseThrow(ClerkApiException::notSignedIn);
        return ClientController.envelope(view.user(user), null);
    }

    /** Changes names, username and unsafe metadata. An empty value clears a field. */
    @PatchMapping
    Map<String, @Nullable Object> change(HttpServletRequest request, @RequestParam Map<String, String> form) {
        User changed = users.change(
                        ownSession(request, form.get("_clerk_session_id")).userId(),
                        user -> user.withProfile(profile(form, user.profile()))
                                .withMetadata(metadata(form, user.metadata())))
                .orElseThrow(ClerkApiException::notSignedIn);
        return ClientController.envelope(
                view.user(changed), view.client(currentClient(request), PageOrigin.of(request)));
    }

    /** Changes unsafe metadata. */
    @PatchMapping("/metadata")
    Map<String, @Nullable Object> changeMetadata(HttpServletRequest request, @RequestParam Map<String, String> form) {
        return change(request, form);
    }

    @DeleteMapping
    Map<String, @Nullable Object> delete(
            HttpServletRequest request,
            @RequestParam(name = "_clerk_session_id", required = false) @Nullable String id) {
        User user = users.delete(ownSession(request, id).userId()).orElseThrow(ClerkApiException::notSignedIn);
        sessions.deleteAllOf(user.id());
        return ClientController.envelope(
                UserObject.deleted(user), view.client(currentClient(request), PageOrigin.of(request)));
    }

    private static Profile profile(Map<String, String> form, Profile before) {
        return new Profile(
                before.externalId(),
                text(form, "username", before.username()),
                text(form, "first_name", before.firstName()),
                text(form, "last_name", before.lastName()),
                before.imageUrl());
    }

    private Metadata metadata(Map<String, String> form, Metadata before) {
        String unsafe = form.get("unsafe_metadata");
        if (unsafe == null) {
            return before;
        }
        try {
            return new Metadata(before.publicMetadata(), before.privateMetadata(), mapper.readValue(unsafe, OBJECT));
        } catch (JacksonException e) {
            throw ClerkApiException.badParameter("unsafe_metadata", "unsafe_metadata must be an object.");
        }
    }

    private static @Nullable String text(Map<String, String> form, String name, @Nullable String before) {
        String text = form.get(name);
        return text == null ? before : text.isEmpty() ? null : text;
    }

    /** Returns the session with the given id, or the newest one if the id is null. */
    private Session ownSession(HttpServletRequest request, @Nullable String id) {
        return view.sessionsOf(currentClient(request)).stream()
                .filter(session -> id == null || session.id().equals(id))
                .findFirst()
                .orElseThrow(ClerkApiException::notSignedIn);
    }

    private Optional<BrowserClient> currentClient(HttpServletRequest request) {
        return ClientCookie.clientOf(request, clients);
    }
}
