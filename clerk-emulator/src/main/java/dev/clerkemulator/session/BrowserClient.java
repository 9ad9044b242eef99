package dev.clerkemulator.session;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A browser in which a user signed in, which Clerk calls client.
 *
 * @param id the public id
 * @param secret the value of the client cookie
 */
public record BrowserClient(String id, String secret, Instant createdAt) {
    private static final int SECRET_BYTES = 32;

    public BrowserClient {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static BrowserClient created(Instant now) {
        return new BrowserClient(Ids.next("client_"), Ids.hex(SECRET_BYTES), now);
    }
}
