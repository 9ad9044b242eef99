package com.campusg.auth.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A machine token that only Clerk can verify (<a
 * href="https://clerk.com/docs/guides/development/machine-auth/token-formats">Clerk, token formats</a>). It is a
 * credential: {@code toString} does not contain it.
 *
 * @param value {@code mt_} followed by 1 to 250 letters, digits, hyphens or underscores
 */
public record OpaqueToken(String value) {

    private static final String PREFIX = "mt_";
    private static final Pattern GRAMMAR = Pattern.compile("mt_[A-Za-z0-9_-]{1,250}");

    public OpaqueToken {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an opaque token");
        }
    }

    /** Whether the text starts like an opaque token. It may still be malformed. */
    public static boolean hasPrefix(String text) {
        return text.startsWith(PREFIX);
    }

    /** Parses external text. Returns empty if the text is not an opaque token. */
    public static Optional<OpaqueToken> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new OpaqueToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "OpaqueToken[***]";
    }
}
