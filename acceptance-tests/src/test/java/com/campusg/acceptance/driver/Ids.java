package com.campusg.acceptance.driver;

import java.security.SecureRandom;

/** Creates unique ids in the format of Clerk. */
final class Ids {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 27;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> id.append(ALPHABET.charAt(index)));
        return id.toString();
    }

    /** A short random number that makes addresses and names of a scenario unique. */
    static String tag() {
        return Integer.toString(1_000_000 + RANDOM.nextInt(9_000_000));
    }
}
