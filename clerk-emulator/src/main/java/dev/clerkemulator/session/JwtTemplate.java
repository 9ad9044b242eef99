package dev.clerkemulator.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JWT template.
 *
 * @param claims the claims, whose strings may contain shortcodes
 * @param lifetime the lifetime of the tokens in seconds
 * @param allowedClockSkew the time in seconds that tokens are valid before they are issued
 * @param signingAlgorithm {@code RS256}, or {@code HS256}, {@code HS384} or {@code HS512} with a key of its own
 * @param signingKey the key of the template; null if the key of the instance signs
 * @param createdAt in milliseconds since 1970, as {@code updatedAt}
 */
public record JwtTemplate(
        String id,
        String name,
        Map<String, Object> claims,
        long lifetime,
        long allowedClockSkew,
        String signingAlgorithm,
        @Nullable String signingKey,
        long createdAt,
        long updatedAt) {

    public static final long DEFAULT_LIFETIME = 60;
    public static final long DEFAULT_CLOCK_SKEW = 5;
}
