package dev.clerkemulator.frontendapi;

import dev.clerkemulator.backendapi.ClerkApiException;
import dev.clerkemulator.backendapi.UserRules;
import dev.clerkemulator.instance.Ids;
import dev.clerkemulator.session.SignInAttempts;
import dev.clerkemulator.session.SignInAttempts.SignUp;
import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Credentials;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identification.Kind;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.IdentifierTakenException;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Sign-up. The user is created when the address, if there is one, has been verified with the code 424242. */
@RestController
@RequestMapping({FrontendApi.ROOT + "/client/sign_ups", FrontendApi.PROXIED + "/client/sign_ups"})
public final class SignUpsController {
    private final Users users;
    private final SignInAttempts attempts;
    private final InstantSource time;
    private final JsonMapper mapper;
    private final BrowserView view;

    SignUpsController(Users users, SignInAttempts attempts, InstantSource time, JsonMapper mapper, BrowserView view) {
        this.users = users;
        this.attempts = attempts;
        this.time = time;
        this.mapper = mapper;
        this.view = view;
    }

    @PostMapping
    Map<String, @Nullable Object> create(
            HttpServletRequest request, HttpServletResponse response, @RequestParam Map<String, String> form) {
        String clientId = view.clientOf(request, response).id();
        return advance(request, new SignUp(Ids.next("sua_"), clientId, form, false, null, null, time.millis()));
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> get(HttpServletRequest request, @PathVariable String id) {
        return answer(request, existing(id));
    }

    @PatchMapping("/{id}")
    Map<String, @Nullable Object> update(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        SignUp before = existing(id);
        Map<String, String> merged = new HashMap<>(before.form());
        merged.putAll(form);
        return advance(request, before.with(merged, before.verified()));
    }

    @PostMapping("/{id}/prepare_verification")
    Map<String, @Nullable Object> prepare(HttpServletRequest request, @PathVariable String id) {
        return get(request, id);
    }

    @PostMapping("/{id}/attempt_verification")
    Map<String, @Nullable Object> attempt(
            HttpServletRequest request, @PathVariable String id, @RequestParam Map<String, String> form) {
        SignInsController.checkCode(form);
        SignUp before = existing(id);
        return advance(request, before.with(before.form(), true));
    }

    private Map<String, @Nullable Object> advance(HttpServletRequest request, SignUp signUp) {
        Map<String, String> form = signUp.form();
        String password = form.get("password");
        if (password != null) {
            UserRules.checkPassword(password);
        }
        boolean identified = false;
        for (String name : AttemptObject.IDENTIFIERS) {
            String value = form.get(name);
            if (value != null && users.findByIdentifier(value).isPresent()) {
                throw new IdentifierTakenException(name);
            }
            identified |= value != null;
        }
        if (!identified || !AttemptObject.unverifiedFields(signUp).isEmpty()) {
            return answer(request, attempts.put(signUp));
        }
        User user = users.add(newUser(form));
        return answer(request, attempts.put(signUp.completed(view.signIn(user.id(), signUp.clientId()))));
    }

    private User newUser(Map<String, String> form) {
        Instant now = time.instant();
        User user = User.registered(
                new Profile(null, form.get("username"), form.get("first_name"), form.get("last_name"), null),
                FormFields.withUnsafeMetadata(Metadata.NONE, form, mapper),
                identifications(Kind.EMAIL_ADDRESS, form, now),
                identifications(Kind.PHONE_NUMBER, form, now),
                false,
                now,
                now);
        String password = form.get("password");
        return password == null ? user : Credentials.withPassword(user, password, now);
    }

    private static Identifications identifications(Kind kind, Map<String, String> form, Instant now) {
        String value = form.get(ContactFormats.parameter(kind));
        return Identifications.startingWith(
                value == null
                        ? List.of()
                        : List.of(Identification.added(ContactFormats.checked(kind, value), true, now)));
    }

    private SignUp existing(String id) {
        return attempts.signUp(id).orElseThrow(() -> ClerkApiException.notFound("sign up", id));
    }

    private Map<String, @Nullable Object> answer(HttpServletRequest request, SignUp signUp) {
        return view.attempt(request, signUp.clientId(), "sign_up", AttemptObject.of(signUp));
    }
}
