package com.campusg.clerk.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clerk's name for a machine: a program that calls other programs (<a
 * href="https://clerk.com/docs/guides/development/machine-auth/m2m-tokens">Clerk, M2M tokens</a>).
 *
 * @param value {@code mch_} and letters or digits
 */
public record MachineId(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("mch_[A-Za-z0-9]+");

    public MachineId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a machine id");
        }
    }

    /** The id, or empty where the text cannot be one: for text from outside. */
    public static Optional<MachineId> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new MachineId(text)) : Optional.empty();
    }
}
