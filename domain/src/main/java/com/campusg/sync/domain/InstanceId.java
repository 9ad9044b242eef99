package com.campusg.sync.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a Clerk instance: the users and keys of one application in one environment (<a
 * href="https://clerk.com/docs/guides/development/managing-environments">Clerk, environments</a>). It is not a secret.
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

    /** Parses text from outside; empty if it is not an instance id. */
    public static Optional<InstanceId> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new InstanceId(text)) : Optional.empty();
    }
}
