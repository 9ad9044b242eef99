package dev.clerkemulator.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clerkemulator.instance.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A user signed in on one device, until it is revoked. */
public record Session(String id, String userId, String clientId, Status status, Instant createdAt, Instant updatedAt) {

    /** Pending is a session whose user still owes a task, such as choosing an organization. */
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("revoked")
        REVOKED
    }

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration ABANDONED_AFTER = Duration.ofDays(30);

    public Session {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Session signedIn(String userId, Status status, Instant now) {
        return new Session(Ids.next("sess_"), userId, Ids.next("client_"), status, now, now);
    }

    public Session revoked(Instant now) {
        return new Session(id, userId, clientId, Status.REVOKED, createdAt, now);
    }

    public Instant expireAt() {
        return createdAt.plus(LIFETIME);
    }

    public Instant abandonAt() {
        return createdAt.plus(ABANDONED_AFTER);
    }
}
