package com.campusg.auth.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Clerk's id of a machine, that is of a program that calls other programs (<a
 * href="https://clerk.com/docs/guides/development/machine-auth/m2m-tokens">Clerk, M2M tokens</a>).
 *
 * @param value {@code mch_} followed by letters or digits
 */
public record MachineId(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("mch_[A-Za-z0-9]+");

    public MachineId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a machine id");
        }
    }

    /** Parses external text. Returns empty if the text is not a machine id. */
    public static Optional<MachineId> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new MachineId(text)) : Optional.empty();
    }
}
