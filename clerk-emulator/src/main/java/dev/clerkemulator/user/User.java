package dev.clerkemulator.user;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A user of the instance. Each change increases {@code updatedAt} by at least one millisecond, which clients of Clerk rely on.
 *
 * @param banned null in data files of earlier versions
 * @param attributes members of the JSON object that differ from their default, see {@link UserObject}; null in data files
 *     of earlier versions
 */
public record User(
        String id,
        Profile profile,
        Metadata metadata,
        Identifications emailAddresses,
        Identifications phoneNumbers,
        boolean passwordEnabled,
        @Nullable Boolean banned,
        @Nullable Map<String, Object> attributes,
        Instant createdAt,
        Instant updatedAt) {

    public User {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    public static User registered(
            Profile profile,
            Metadata metadata,
            Identifications emailAddresses,
            Identifications phoneNumbers,
            boolean passwordEnabled,
            Instant createdAt,
            Instant now) {
        return new User(
                Ids.next("user_"),
                profile,
                metadata,
                emailAddresses,
                phoneNumbers,
                passwordEnabled,
                false,
                Map.of(),
                createdAt,
                now);
    }

    public User withId(String newId) {
        return with(draft -> draft.id = newId);
    }

    public User withProfile(Profile changed) {
        return with(draft -> draft.profile = changed);
    }

    public User withMetadata(Metadata changed) {
        return with(draft -> draft.metadata = changed);
    }

    public User withPassword(boolean enabled) {
        return with(draft -> draft.passwordEnabled = enabled);
    }

    public User withBanned(boolean changed) {
        return with(draft -> draft.banned = changed);
    }

    public User withCreatedAt(Instant changed) {
        return with(draft -> draft.createdAt = changed);
    }

    public User with(Identification.Kind kind, Identifications changed) {
        return with(draft -> {
            switch (kind) {
                case EMAIL_ADDRESS -> draft.emailAddresses = changed;
                case PHONE_NUMBER -> draft.phoneNumbers = changed;
            }
        });
    }

    /** Sets an attribute. Null restores the default. */
    public User with(String attribute, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(allAttributes());
        if (value == null) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return with(draft -> draft.attributes = changed);
    }

    public Map<String, Object> allAttributes() {
        return attributes == null ? Map.of() : attributes;
    }

    public @Nullable Object attribute(String name) {
        return allAttributes().get(name);
    }

    /** Returns an attribute that contains a time, in milliseconds since 1970; 0 if it is not set. */
    public long time(String attribute) {
        return attribute(attribute) instanceof Number number ? number.longValue() : 0;
    }

    public boolean isBanned() {
        return Boolean.TRUE.equals(banned);
    }

    public boolean isLocked() {
        return Boolean.TRUE.equals(attribute("locked"));
    }

    /** Throws an exception if the user is banned or locked. */
    public void requireSignInAllowed() {
        if (isBanned()) {
            throw new SignInRefusedException(
                    "user_banned",
                    "User banned",
                    "You have been banned. If you think this was by mistake, please contact support.");
        }
        if (isLocked()) {
            throw new SignInRefusedException(
                    "user_locked",
                    "Account locked",
                    "Your account is locked. For more information, please contact support.");
        }
    }

    /** The primary e-mail address or else the primary phone number or the username; empty if there is none of them. */
    public String identifier() {
        return emailAddresses
                .primary()
                .or(phoneNumbers::primary)
                .map(Identification::value)
                .orElse(Objects.requireNonNullElse(profile.username(), ""));
    }

    public Identifications identifications(Identification.Kind kind) {
        return switch (kind) {
            case EMAIL_ADDRESS -> emailAddresses;
            case PHONE_NUMBER -> phoneNumbers;
        };
    }

    User changedAt(Instant now, User before) {
        Instant earliest = before.updatedAt.plusMillis(1);
        return with(draft -> draft.updatedAt = now.isAfter(earliest) ? now : earliest);
    }

    private User with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.user();
    }

    /** A mutable copy. */
    private static final class Draft {
        private String id;
        private Profile profile;
        private Metadata metadata;
        private Identifications emailAddresses;
        private Identifications phoneNumbers;
        private boolean passwordEnabled;
        private @Nullable Boolean banned;
        private @Nullable Map<String, Object> attributes;
        private Instant createdAt;
        private Instant updatedAt;

        Draft(User user) {
            id = user.id;
            profile = user.profile;
            metadata = user.metadata;
            emailAddresses = user.emailAddresses;
            phoneNumbers = user.phoneNumbers;
            passwordEnabled = user.passwordEnabled;
            banned = user.banned;
            attributes = user.attributes;
            createdAt = user.createdAt;
            updatedAt = user.updatedAt;
        }

        User user() {
            return new User(
                    id,
                    profile,
                    metadata,
                    emailAddresses,
                    phoneNumbers,
                    passwordEnabled,
                    banned,
                    attributes,
                    createdAt,
                    updatedAt);
        }
    }
}
