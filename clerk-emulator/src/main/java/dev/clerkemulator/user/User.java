package dev.clerkemulator.user;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
        return new User(
                newId,
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

    public User withProfile(Profile changed) {
        return copy(changed, metadata, emailAddresses, phoneNumbers, passwordEnabled, banned, attributes);
    }

    public User withMetadata(Metadata changed) {
        return copy(profile, changed, emailAddresses, phoneNumbers, passwordEnabled, banned, attributes);
    }

    public User withPassword(boolean enabled) {
        return copy(profile, metadata, emailAddresses, phoneNumbers, enabled, banned, attributes);
    }

    public User withBanned(boolean changed) {
        return copy(profile, metadata, emailAddresses, phoneNumbers, passwordEnabled, changed, attributes);
    }

    /** Sets an attribute. Null restores the default. */
    public User with(String attribute, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(allAttributes());
        if (value == null) {
            changed.remove(attribute);
        } else {
            changed.put(attribute, value);
        }
        return copy(profile, metadata, emailAddresses, phoneNumbers, passwordEnabled, banned, changed);
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
            throw new SignInRefusedException("user_banned", "User is banned");
        }
        if (isLocked()) {
            throw new SignInRefusedException("user_locked", "Account is locked");
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

    public User with(Identification.Kind kind, Identifications changed) {
        return switch (kind) {
            case EMAIL_ADDRESS -> copy(profile, metadata, changed, phoneNumbers, passwordEnabled, banned, attributes);
            case PHONE_NUMBER -> copy(profile, metadata, emailAddresses, changed, passwordEnabled, banned, attributes);
        };
    }

    public User withCreatedAt(Instant changed) {
        return new User(
                id,
                profile,
                metadata,
                emailAddresses,
                phoneNumbers,
                passwordEnabled,
                banned,
                attributes,
                changed,
                updatedAt);
    }

    User changedAt(Instant now, User before) {
        Instant earliest = before.updatedAt.plusMillis(1);
        Instant changed = now.isAfter(earliest) ? now : earliest;
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
                changed);
    }

    private User copy(
            Profile newProfile,
            Metadata newMetadata,
            Identifications newEmailAddresses,
            Identifications newPhoneNumbers,
            boolean newPasswordEnabled,
            @Nullable Boolean newBanned,
            @Nullable Map<String, Object> newAttributes) {
        return new User(
                id,
                newProfile,
                newMetadata,
                newEmailAddresses,
                newPhoneNumbers,
                newPasswordEnabled,
                newBanned,
                newAttributes,
                createdAt,
                updatedAt);
    }
}
