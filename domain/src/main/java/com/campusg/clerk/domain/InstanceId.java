package com.campusg.clerk.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clerk's name for one of its instances: an application's users and keys, for development or for production (<a
 * href="https://clerk.com/docs/guides/development/managing-environments">Clerk, environments</a>). No secret.
 *
 * @param value {@code ins_} and up to 250 letters, digits, hyphens or underscores
 */
public record InstanceId(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("ins_[A-Za-z0-9_-]{1,250}");

    public InstanceId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a Clerk instance id");
        }
    }

    /** The id, or empty where the text cannot be one: for text from outside. */
    public static Optional<InstanceId> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new InstanceId(text)) : Optional.empty();
    }
}
