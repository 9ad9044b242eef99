package dev.clerkemulator.backendapi;

import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identification.Kind;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.User;
import dev.clerkemulator.user.UserObject;
import dev.clerkemulator.user.Users;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** E-mail addresses and phone numbers of users. */
@RestController
public final class IdentificationsController {
    /** The code of Clerk's test addresses. */
    private static final String CODE = "424242";

    private final Users users;
    private final InstantSource time;
    private final JsonMapper mapper;

    IdentificationsController(Users users, InstantSource time, JsonMapper mapper) {
        this.users = users;
        this.time = time;
        this.mapper = mapper;
    }

    @PostMapping("/v1/email_addresses")
    Map<String, @Nullable Object> addEmailAddress(@RequestBody ObjectNode body) {
        return add(Kind.EMAIL_ADDRESS, body);
    }

    @GetMapping("/v1/email_addresses/{id}")
    Map<String, @Nullable Object> getEmailAddress(@PathVariable String id) {
        return get(Kind.EMAIL_ADDRESS, id);
    }

    @PatchMapping("/v1/email_addresses/{id}")
    Map<String, @Nullable Object> updateEmailAddress(@PathVariable String id, @RequestBody ObjectNode body) {
        return update(Kind.EMAIL_ADDRESS, id, body);
    }

    @DeleteMapping("/v1/email_addresses/{id}")
    Map<String, @Nullable Object> deleteEmailAddress(@PathVariable String id) {
        return delete(Kind.EMAIL_ADDRESS, id);
    }

    @PostMapping("/v1/phone_numbers")
    Map<String, @Nullable Object> addPhoneNumber(@RequestBody ObjectNode body) {
        return add(Kind.PHONE_NUMBER, body);
    }

    @GetMapping("/v1/phone_numbers/{id}")
    Map<String, @Nullable Object> getPhoneNumber(@PathVariable String id) {
        return get(Kind.PHONE_NUMBER, id);
    }

    @PatchMapping("/v1/phone_numbers/{id}")
    Map<String, @Nullable Object> updatePhoneNumber(@PathVariable String id, @RequestBody ObjectNode body) {
        return update(Kind.PHONE_NUMBER, id, body);
    }

    @DeleteMapping("/v1/phone_numbers/{id}")
    Map<String, @Nullable Object> deletePhoneNumber(@PathVariable String id) {
        return delete(Kind.PHONE_NUMBER, id);
    }

    @PostMapping("/v1/email_addresses/{id}/prepare_verification")
    Map<String, @Nullable Object> prepareEmailAddress(@PathVariable String id) {
        return UserObject.verification(
                Kind.EMAIL_ADDRESS, existing(owner(Kind.EMAIL_ADDRESS, id), Kind.EMAIL_ADDRESS, id));
    }

    @PostMapping("/v1/email_addresses/{id}/attempt_verification")
    Map<String, @Nullable Object> attemptEmailAddress(@PathVariable String id, @RequestBody ObjectNode body) {
        return verify(Kind.EMAIL_ADDRESS, id, body);
    }

    @PostMapping("/v1/phone_numbers/{id}/prepare_verification")
    Map<String, @Nullable Object> preparePhoneNumber(@PathVariable String id) {
        return UserObject.verification(
                Kind.PHONE_NUMBER, existing(owner(Kind.PHONE_NUMBER, id), Kind.PHONE_NUMBER, id));
    }

    @PostMapping("/v1/phone_numbers/{id}/attempt_verification")
    Map<String, @Nullable Object> attemptPhoneNumber(@PathVariable String id, @RequestBody ObjectNode body) {
        return verify(Kind.PHONE_NUMBER, id, body);
    }

    private Map<String, @Nullable Object> add(Kind kind, ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        String userId = parameters.required("user_id");
        String value = ContactFormats.checked(kind, parameters.required(ContactFormats.parameter(kind)));
        boolean verified = parameters.flag("verified", false);
        boolean primary = parameters.flag("primary", false);
        Identification added = Identification.added(value, verified, time.instant());
        User changed = users.change(
                        userId,
                        user -> user.with(kind, user.identifications(kind).with(added, primary)))
                .orElseThrow(() -> ClerkApiException.notFound("user", userId));
        return UserObject.identification(kind, existing(changed, kind, added.id()));
    }

    private Map<String, @Nullable Object> get(Kind kind, String id) {
        return UserObject.identification(kind, existing(owner(kind, id), kind, id));
    }

    private Map<String, @Nullable Object> update(Kind kind, String id, ObjectNode body) {
        Parameters parameters = new Parameters(body, mapper);
        Instant now = time.instant();
        User changed = change(kind, id, user -> {
            Identification before = existing(user, kind, id);
            boolean verified = parameters.flag("verified", before.verified());
            Identifications after = user.identifications(kind).replacing(before.withVerified(verified, now));
            return user.with(kind, parameters.flag("primary", false) ? after.withPrimary(id) : after);
        });
        return UserObject.identification(kind, existing(changed, kind, id));
    }

    private Map<String, @Nullable Object> verify(Kind kind, String id, ObjectNode body) {
        if (!new Parameters(body, mapper).required("code").equals(CODE)) {
            throw ClerkApiException.rejected(422, "form_code_incorrect", "is incorrect", "code", "Incorrect code");
        }
        User changed = change(
                kind,
                id,
                user -> user.with(
                        kind,
                        user.identifications(kind)
                                .replacing(existing(user, kind, id).withVerified(true, time.instant()))));
        return UserObject.verification(kind, existing(changed, kind, id));
    }

    private Map<String, @Nullable Object> delete(Kind kind, String id) {
        change(kind, id, user -> {
            existing(user, kind, id);
            return user.with(kind, user.identifications(kind).without(id));
        });
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("object", ContactFormats.parameter(kind));
        json.put("deleted", true);
        return json;
    }

    private User change(Kind kind, String id, UnaryOperator<User> change) {
        return users.change(owner(kind, id).id(), change).orElseThrow(() -> notFound(kind, id));
    }

    private User owner(Kind kind, String id) {
        return users.ownerOf(id).orElseThrow(() -> notFound(kind, id));
    }

    private static Identification existing(User user, Kind kind, String id) {
        return user.identifications(kind).find(id).orElseThrow(() -> notFound(kind, id));
    }

    private static ClerkApiException notFound(Kind kind, String id) {
        return ClerkApiException.notFound(ContactFormats.parameter(kind), id);
    }
}
