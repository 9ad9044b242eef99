package dev.clerkemulator.user;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A user of the instance. Each change increases {@code updatedAt} by at least one millisecond, which clients of Clerk rely on.
 *
 * @param banned null in data files of earlier versions
 */
public record User(
        String id,
        Profile profile,
        Metadata metadata,
        Identifications emailAddresses,
        Identifications phoneNumbers,
        boolean passwordEnabled,
        @Nullable Boolean banned,
        Instant createdAt,
        Instant updatedAt) {

    public User {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
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
                createdAt,
                now);
    }

    public User withProfile(Profile changed) {
        return new User(
                id, changed, metadata, emailAddresses, phoneNumbers, passwordEnabled, banned, createdAt, updatedAt);
    }

    public User withMetadata(Metadata changed) {
        return new User(
                id, profile, changed, emailAddresses, phoneNumbers, passwordEnabled, banned, createdAt, updatedAt);
    }

    public User withPassword() {
        return new User(id, profile, metadata, emailAddresses, phoneNumbers, true, banned, createdAt, updatedAt);
    }

    public User withBanned(boolean changed) {
        return new User(
                id, profile, metadata, emailAddresses, phoneNumbers, passwordEnabled, changed, createdAt, updatedAt);
    }

    public boolean isBanned() {
        return Boolean.TRUE.equals(banned);
    }

    public Identifications identifications(Identification.Kind kind) {
        return switch (kind) {
            case EMAIL_ADDRESS -> emailAddresses;
            case PHONE_NUMBER -> phoneNumbers;
        };
    }

    public User with(Identification.Kind kind, Identifications changed) {
        return switch (kind) {
            case EMAIL_ADDRESS ->
                new User(id, profile, metadata, changed, phoneNumbers, passwordEnabled, banned, createdAt, updatedAt);
            case PHONE_NUMBER ->
                new User(id, profile, metadata, emailAddresses, changed, passwordEnabled, banned, createdAt, updatedAt);
        };
    }

    User changedAt(Instant now, User before) {
        Instant earliest = before.updatedAt.plusMillis(1);
        Instant changed = now.isAfter(earliest) ? now : earliest;
        return new User(
                id, profile, metadata, emailAddresses, phoneNumbers, passwordEnabled, banned, createdAt, changed);
    }
}
