package dev.clerkemulator.session;

import dev.clerkemulator.instance.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A browser in which somebody signed in.
 *
 * @param id what everybody may call it
 * @param secret what only the browser itself knows, in a cookie that no script can read
 */
public record BrowserClient(String id, String secret, Instant createdAt) {
    private static final int SECRET_BYTES = 32;

    public BrowserClient {
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }

    static BrowserClient seenFirst(Instant now) {
        return new BrowserClient(Ids.next("client_"), Ids.hex(SECRET_BYTES), now);
    }
}
