package com.campusg.clerk.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A machine's token that only Clerk can read (<a
 * href="https://clerk.com/docs/guides/development/machine-auth/token-formats">Clerk, token formats</a>). Whoever has it
 * is let in: never printed.
 *
 * @param value {@code mt_} and up to 250 letters, digits, hyphens or underscores
 */
public record OpaqueToken(String value) {

    private static final String PREFIX = "mt_";
    private static final Pattern GRAMMAR = Pattern.compile("mt_[A-Za-z0-9_-]{1,250}");

    public OpaqueToken {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an opaque token");
        }
    }

    /** Whether the text means to be such a token. */
    public static boolean isMeant(String text) {
        return text.startsWith(PREFIX);
    }

    /** The token, or empty where the text cannot be one: for text from outside. */
    public static Optional<OpaqueToken> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new OpaqueToken(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "OpaqueToken[***]";
    }
}
