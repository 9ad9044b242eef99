package dev.clerkemulator.machine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An opaque machine token.
 *
 * @param token the plain token
 * @param subject the id of the machine
 * @param expiresAt null if the token does not expire
 */
public record MachineToken(
        String id,
        String token,
        String subject,
        List<String> scopes,
        @Nullable Map<String, Object> claims,
        boolean revoked,
        @Nullable String revocationReason,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The number of random bytes of an id, which is {@code mt_} followed by hexadecimal digits. */
    public static final int ID_BYTES = 16;

    public MachineToken {
        scopes = List.copyOf(scopes);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    MachineToken revoked(@Nullable String reason, Instant now) {
        return new MachineToken(id, token, subject, scopes, claims, true, reason, expiresAt, createdAt, now);
    }
}
