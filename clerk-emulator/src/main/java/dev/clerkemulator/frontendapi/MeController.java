package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.backendapi.UserRules;
import dev.clerkemulator.session.Session;
import dev.clerkemulator.session.SessionObject;
import dev.clerkemulator.session.Sessions;
import dev.clerkemulator.user.Credentials;
import dev.clerkemulator.user.Identification.Kind;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The signed-in user: profile, password and sessions. clerk-js sends forms, and the session id as query parameter. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/me", FrontendApi.PROXIED + "/me"})
public final class MeController {
    /** The parameter with the session of the user; by default the most recently active one of the browser. */
    static final String SESSION = "_clerk_session_id";

    private final Users users;
    private final Sessions sessions;
    private final InstantSource time;
    private final JsonMapper mapper;
    private final BrowserView view;

    MeController(Users users, Sessions sessions, InstantSource time, JsonMapper mapper, BrowserView view) {
        this.users = users;
        this.sessions = sessions;
        this.time = time;
        this.mapper = mapper;
        this.view = view;
    }

    @GetMapping
    Map<String, @Nullable Object> me(HttpServletRequest request) {
        return BrowserView.envelope(BrowserView.user(user(request)), null);
    }

    /** Changes names, username, primary addresses and unsafe metadata. An empty value clears a field. */
    @PatchMapping
    Map<String, @Nullable Object> change(HttpServletRequest request, @RequestParam Map<String, String> form) {
        return changed(request, user -> {
            User changed = user.withProfile(profile(form, user.profile()))
                    .withMetadata(FormFields.withUnsafeMetadata(user.metadata(), form, mapper));
            for (Kind kind : Kind.values()) {
                changed = changed.with(kind, withPrimary(kind, changed.identifications(kind), form));
            }
            return changed;
        });
    }

    /** Merges unsafe metadata. */
    @PatchMapping("/metadata")
    Map<String, @Nullable Object> changeMetadata(HttpServletRequest request, @RequestParam Map<String, String> form) {
        Metadata added = FormFields.withUnsafeMetadata(Metadata.NONE, form, mapper);
        return changed(
                request,
                user -> user.withMetadata(
                        UserRules.checked(user.metadata().merged(Map.of(), Map.of(), added.unsafeMetadata()), mapper)));
    }

    @PostMapping("/change_password")
    Map<String, @Nullable Object> changePassword(HttpServletRequest request, @RequestParam Map<String, String> form) {
        String password = form.getOrDefault("new_password", "");
        UserRules.checkPassword(password);
        User before = user(request);
        if (before.passwordEnabled()) {
            SignInsController.checkPassword(before, form.getOrDefault("current_password", ""));
        }
        if (Boolean.parseBoolean(form.get("sign_out_of_other_sessions"))) {
            String current = session(request).id();
            sessionsOf(before).stream()
                    .filter(session -> !session.id().equals(current))
                    .forEach(session -> sessions.end(session.id(), Session.Status.REVOKED));
        }
        return changed(request, user -> Credentials.withPassword(user, password, time.instant()));
    }

    @PostMapping("/remove_password")
    Map<String, @Nullable Object> removePassword(HttpServletRequest request, @RequestParam Map<String, String> form) {
        SignInsController.checkPassword(user(request), form.getOrDefault("current_password", ""));
        return changed(request, user -> Credentials.withPassword(user, null, time.instant()));
    }

    @DeleteMapping
    Map<String, @Nullable Object> delete(HttpServletRequest request) {
        User user = users.delete(user(request).id()).orElseThrow(ClerkApiException::notSignedIn);
        sessions.deleteAllOf(user.id());
        return view.envelope(request, UserObject.deleted(user));
    }

    @GetMapping("/sessions")
    List<Map<String, @Nullable Object>> sessions(HttpServletRequest request) {
        return sessionsOf(user(request)).stream().map(SessionObject::of).toList();
    }

    @GetMapping("/sessions/active")
    List<Map<String, @Nullable Object>> activeSessions(HttpServletRequest request) {
        return sessionsOf(user(request)).stream()
                .map(MeController::withActivity)
                .toList();
    }

    @PostMapping("/sessions/{id}/revoke")
    Map<String, @Nullable Object> revoke(HttpServletRequest request, @PathVariable String id) {
        return sessionsOf(user(request)).stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .flatMap(session -> sessions.end(id, Session.Status.REVOKED))
                .map(session -> view.envelope(request, withActivity(session)))
                .orElseThrow(() -> ClerkApiException.notFound("session", id));
    }

    /** Always empty: the emulator has no organizations. */
    @GetMapping({"/organization_memberships", "/organization_invitations", "/organization_suggestions"})
    Map<String, @Nullable Object> noOrganizations(HttpServletRequest request) {
        user(request);
        return BrowserView.envelope(Map.of("data", List.of(), "total_count", 0), null);
    }

    private List<Session> sessionsOf(User user) {
        return sessions.all().stream()
                .filter(session -> session.userId().equals(user.id()) && session.isLive())
                .sorted(Comparator.comparing(Session::id).reversed())
                .toList();
    }

    private static Map<String, @Nullable Object> withActivity(Session session) {
        Map<String, @Nullable Object> activity = new LinkedHashMap<>();
        activity.put("object", "session_activity");
        activity.put("id", "sess_activity_" + session.id());
        for (String name : List.of("browser_name", "browser_version", "device_type", "ip_address", "city", "country")) {
            activity.put(name, null);
        }
        activity.put("is_mobile", false);
        Map<String, @Nullable Object> json = SessionObject.of(session);
        json.put("latest_activity", activity);
        return json;
    }

    private Map<String, @Nullable Object> changed(HttpServletRequest request, UnaryOperator<User> change) {
        User changed = users.change(session(request).userId(), change).orElseThrow(ClerkApiException::notSignedIn);
        return view.envelope(request, BrowserView.user(changed));
    }

    private User user(HttpServletRequest request) {
        return users.find(session(request).userId()).orElseThrow(ClerkApiException::notSignedIn);
    }

    private Session session(HttpServletRequest request) {
        return view.sessionOf(request, request.getParameter(SESSION));
    }

    private static Profile profile(Map<String, String> form, Profile before) {
        String username = FormFields.text(form, "username", before.username());
        UserRules.checkUsername(username);
        return new Profile(
                before.externalId(),
                username,
                FormFields.text(form, "first_name", before.firstName()),
                FormFields.text(form, "last_name", before.lastName()),
                before.imageUrl());
    }

    private static Identifications withPrimary(Kind kind, Identifications before, Map<String, String> form) {
        String id = form.get(kind == Kind.EMAIL_ADDRESS ? "primary_email_address_id" : "primary_phone_number_id");
        if (id == null) {
            return before;
        }
        return before.find(id)
                .map(entry -> before.withPrimary(entry.id()))
                .orElseThrow(() -> ClerkApiException.notFound("identification", id));
    }
}
