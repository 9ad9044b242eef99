package dev.clerkemulator;

import java.time.Duration;

/**
 * Time limits of tests, multiplied by the system property {@code campusg.test.timeout-factor}, a decimal number that is 1 by
 * default.
 */
final class Timeouts {

    private static final double FACTOR = Double.parseDouble(System.getProperty("campusg.test.timeout-factor", "1"));

    private Timeouts() {}

    /** The limit for this number of seconds on an idle machine. */
    static Duration seconds(long seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000 * FACTOR));
    }
}
