package dev.clerkemulator.page;

import dev.clerkemulator.user.ContactFormats;
import dev.clerkemulator.user.Identification;
import dev.clerkemulator.user.Identification.Kind;
import dev.clerkemulator.user.Identifications;
import dev.clerkemulator.user.Metadata;
import dev.clerkemulator.user.Profile;
import dev.clerkemulator.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The editable fields of a user. E-mail address and phone number are the primary ones. */
record UserForm(String firstName, String lastName, String username, String email, boolean emailVerified, String phone) {
    static final UserForm EMPTY = new UserForm("", "", "", "", true, "");

    static UserForm of(Map<String, String> fields) {
        return new UserForm(
                field(fields, "firstName"),
                field(fields, "lastName"),
                field(fields, "username"),
                field(fields, "email"),
                fields.containsKey("emailVerified"),
                field(fields, "phone"));
    }

    static UserForm of(User user) {
        Profile profile = user.profile();
        Optional<Identification> email = user.emailAddresses().primary();
        return new UserForm(
                orEmpty(profile.firstName()),
                orEmpty(profile.lastName()),
                orEmpty(profile.username()),
                email.map(Identification::value).orElse(""),
                email.map(Identification::verified).orElse(true),
                user.phoneNumbers().primary().map(Identification::value).orElse(""));
    }

    UserForm withEmailVerified() {
        return new UserForm(firstName, lastName, username, email, true, phone);
    }

    User newUser(Instant now) {
        return User.registered(
                profile(new Profile(null, null, null, null, null)),
                Metadata.NONE,
                primary(Kind.EMAIL_ADDRESS, Identifications.startingWith(List.of()), email, emailVerified, now),
                primary(Kind.PHONE_NUMBER, Identifications.startingWith(List.of()), phone, true, now),
                false,
                now,
                now);
    }

    User applyTo(User user, Instant now) {
        return user.withProfile(profile(user.profile()))
                .with(Kind.EMAIL_ADDRESS, primary(Kind.EMAIL_ADDRESS, user.emailAddresses(), email, emailVerified, now))
                .with(Kind.PHONE_NUMBER, primary(Kind.PHONE_NUMBER, user.phoneNumbers(), phone, true, now));
    }

    private Profile profile(Profile before) {
        return new Profile(
                before.externalId(), orNull(username), orNull(firstName), orNull(lastName), before.imageUrl());
    }

    /** Replaces the primary entry if the value has changed, and keeps all other entries. */
    private static Identifications primary(
            Kind kind, Identifications before, String text, boolean verified, Instant now) {
        Optional<Identification> primary = before.primary();
        if (text.isEmpty()) {
            return primary.map(entry -> before.without(entry.id())).orElse(before);
        }
        String value = ContactFormats.checked(kind, text);
        if (primary.filter(entry -> entry.value().equals(value)).isPresent()) {
            Identification same = primary.get();
            return same.verified() == verified ? before : before.replacing(same.withVerified(verified, now));
        }
        Identifications others =
                primary.map(entry -> before.without(entry.id())).orElse(before);
        return others.with(Identification.added(value, verified, now), true);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
