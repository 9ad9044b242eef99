package com.campusg.user.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clerk's id of a user.
 *
 * @param value {@code user_} and up to 250 letters, digits, hyphens or underscores
 */
public record ClerkUserId(String value) {

    /**
     * A regular expression that Java and PostgreSQL understand alike, except for the length. PostgreSQL takes a hundred times as
     * long for a bounded repetition.
     */
    public static final String GRAMMAR = "user_[A-Za-z0-9_-]+";

    /** The maximum number of characters. */
    public static final int MAX_LENGTH = 255;

    private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

    public ClerkUserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a Clerk user id");
        }
    }

    /** Parses text from outside; empty if it is not a Clerk user id. */
    public static Optional<ClerkUserId> parse(String text) {
        return isValid(text) ? Optional.of(new ClerkUserId(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH && PATTERN.matcher(text).matches();
    }
}
