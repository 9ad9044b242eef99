package com.campusg.user.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clerk's id of a user.
 *
 * @param value {@code user_} and up to 250 letters, digits, hyphens or underscores
 */
public record ClerkUserId(String value) {

    /** A regular expression that Java and PostgreSQL understand alike. */
    public static final String GRAMMAR = "user_[A-Za-z0-9_-]{1,250}";

    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public ClerkUserId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a Clerk user id");
        }
    }

    /** Parses text from outside; empty if it is not a Clerk user id. */
    public static Optional<ClerkUserId> parse(String text) {
        return PATTERN.matcher(text).matches() ? Optional.of(new ClerkUserId(text)) : Optional.empty();
    }
}
