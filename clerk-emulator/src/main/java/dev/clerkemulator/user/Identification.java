package dev.clerkemulator.user;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;

/** An e-mail address or a phone number of a user, which Clerk calls identification. */
public record Identification(String id, String value, boolean verified, Instant createdAt, Instant updatedAt) {

    public enum Kind {
        EMAIL_ADDRESS,
        PHONE_NUMBER
    }

    public static Identification added(String value, boolean verified, Instant now) {
        return new Identification(Ids.next("idn_"), value, verified, now, now);
    }

    public Identification withVerified(boolean newVerified, Instant now) {
        return new Identification(id, value, newVerified, createdAt, now);
    }
}
