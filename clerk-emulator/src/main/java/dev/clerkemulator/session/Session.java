package dev.clerkemulator.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.clerkemulator.instance.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The session of a user on one client. */
public record Session(String id, String userId, String clientId, Status status, Instant createdAt, Instant updatedAt) {

    /** A pending session requires the user to finish a session task, such as choosing an organization. */
    public enum Status {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("pending")
        PENDING,
        /** Ended by the application or an operator. */
        @JsonProperty("revoked")
        REVOKED,
        /** Ended by the user, who signed out. */
        @JsonProperty("ended")
        ENDED,
        /** Ended by the user and removed from the client. */
        @JsonProperty("removed")
        REMOVED,
        /** Ended by another sign-in of the same user on the same client. */
        @JsonProperty("replaced")
        REPLACED
    }

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration ABANDON_AFTER = Duration.ofDays(30);

    public Session {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Session signedIn(String userId, Status status, Instant now) {
        return signedIn(userId, Ids.next("client_"), status, now);
    }

    public static Session signedIn(String userId, String clientId, Status status, Instant now) {
        return new Session(Ids.next("sess_"), userId, clientId, status, now, now);
    }

    /** Ends the session. A session that has ended already is not changed. */
    public Session ended(Status reason, Instant now) {
        return isLive() ? new Session(id, userId, clientId, reason, createdAt, now) : this;
    }

    /** Returns this session with the status pending. */
    public Session pending() {
        return new Session(id, userId, clientId, Status.PENDING, createdAt, updatedAt);
    }

    /** Sets the time of the last activity. */
    Session touched(Instant now) {
        return new Session(id, userId, clientId, status, createdAt, now);
    }

    public boolean isLive() {
        return status == Status.ACTIVE || status == Status.PENDING;
    }

    public Instant expireAt() {
        return createdAt.plus(LIFETIME);
    }

    public Instant abandonAt() {
        return createdAt.plus(ABANDON_AFTER);
    }
}
