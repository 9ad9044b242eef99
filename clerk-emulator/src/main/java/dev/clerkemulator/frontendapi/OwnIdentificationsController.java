package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identification.Kind;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The e-mail addresses and phone numbers of the signed-in user, which are verified with the code 424242. */
@RestController
@RequestMapping({
    FrontendApi.ROOT + "/me/{kind:email_addresses|phone_numbers}",
    FrontendApi.PROXIED + "/me/{kind:email_addresses|phone_numbers}"
})
public final class OwnIdentificationsController {
    private final Users users;
    private final InstantSource time;
    private final BrowserView view;

    OwnIdentificationsController(Users users, InstantSource time, BrowserView view) {
        this.users = users;
        this.time = time;
        this.view = view;
    }

    @GetMapping({"", "/"})
    List<Map<String, @Nullable Object>> list(HttpServletRequest request, @PathVariable("kind") String family) {
        Kind kind = kind(family);
        User user = users.find(userId(request)).orElseThrow(ClerkApiException::notSignedIn);
        return user.identifications(kind).entries().stream()
                .map(entry -> UserObject.identification(kind, entry))
                .toList();
    }

    /** clerk-js sends this path with a slash at its end. */
    @PostMapping({"", "/"})
    Map<String, @Nullable Object> add(
            HttpServletRequest request, @PathVariable("kind") String family, @RequestParam Map<String, String> form) {
        Kind kind = kind(family);
        String value = ContactFormats.checked(kind, form.getOrDefault(ContactFormats.parameter(kind), ""));
        Identification added = Identification.added(value, false, time.instant());
        change(request, user -> user.with(kind, user.identifications(kind).with(added, false)));
        return view.envelope(request, UserObject.identification(kind, added));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(
            HttpServletRequest request, @PathVariable("kind") String family, @PathVariable String id) {
        Kind kind = kind(family);
        User user = users.find(userId(request)).orElseThrow(ClerkApiException::notSignedIn);
        return view.envelope(request, UserObject.identification(kind, existing(user, kind, id)));
    }

    @PostMapping("/{id}/prepare_verification")
    Map<String, @Nullable Object> prepare(
            HttpServletRequest request, @PathVariable("kind") String family, @PathVariable String id) {
        return get(request, family, id);
    }

    @PostMapping("/{id}/attempt_verification")
    Map<String, @Nullable Object> attempt(
            HttpServletRequest request,
            @PathVariable("kind") String family,
            @PathVariable String id,
            @RequestParam Map<String, String> form) {
        SignInsController.checkCode(form);
        Kind kind = kind(family);
        User changed = change(
                request,
                user -> user.with(
                        kind,
                        user.identifications(kind)
                                .replacing(existing(user, kind, id).withVerified(true, time.instant()))));
        return view.envelope(request, UserObject.identification(kind, existing(changed, kind, id)));
    }

    @DeleteMapping("/{id}")
    Map<String, @Nullable Object> delete(
            HttpServletRequest request, @PathVariable("kind") String family, @PathVariable String id) {
        Kind kind = kind(family);
        change(request, user -> {
            existing(user, kind, id);
            return user.with(kind, user.identifications(kind).without(id));
        });
        return view.envelope(request, Map.of("id", id, "object", ContactFormats.parameter(kind), "deleted", true));
    }

    private User change(HttpServletRequest request, UnaryOperator<User> change) {
        return users.change(userId(request), change).orElseThrow(ClerkApiException::notSignedIn);
    }

    private String userId(HttpServletRequest request) {
        return view.sessionOf(request, request.getParameter(MeController.SESSION))
                .userId();
    }

    private static Identification existing(User user, Kind kind, String id) {
        return user.identifications(kind)
                .find(id)
                .orElseThrow(() -> ClerkApiException.notFound(ContactFormats.parameter(kind), id));
    }

    private static Kind kind(String family) {
        return family.equals("email_addresses") ? Kind.EMAIL_ADDRESS : Kind.PHONE_NUMBER;
    }
}
