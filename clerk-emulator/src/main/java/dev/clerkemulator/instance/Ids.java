package dev.clerkemulator.instance;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random identifiers in Clerk's format: a prefix followed by 27 letters and digits. */
public final class Ids {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 27;
    /** Digits of the milliseconds since 1970 in base 62. */
    private static final int TIME_LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** Returns an id that is greater than those that were generated in earlier milliseconds. */
    public static String next(String prefix) {
        long time = System.currentTimeMillis();
        char[] sortable = new char[TIME_LENGTH];
        for (int i = TIME_LENGTH - 1; i >= 0; i--) {
            sortable[i] = ALPHABET.charAt((int) (time % ALPHABET.length()));
            time /= ALPHABET.length();
        }
        return prefix + new String(sortable) + next("", RANDOM).substring(TIME_LENGTH);
    }

    /** Uses the given source of randomness, for reproducible ids. */
    public static String next(String prefix, RandomGenerator random) {
        StringBuilder id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    public static String hex(int bytes) {
        return HexFormat.of().formatHex(randomBytes(bytes));
    }

    public static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
