package com.campusg.testing;

import java.time.Duration;

/**
 * Time limits of tests. Every limit is multiplied by the system property {@value #FACTOR_PROPERTY}, a positive decimal number
 * that is 1 by default, so that the tests also pass on a machine under load: {@code ./mvnw verify
 * -Dcampusg.test.timeout-factor=3}.
 *
 * <p>Only limits for an expected event are scaled. A test that asserts the absence of an event waits for a fixed time.
 */
public final class Timeouts {

    /** Name of the system property with the factor. */
    public static final String FACTOR_PROPERTY = "campusg.test.timeout-factor";

    /** Limit for an event that usually occurs within a second. */
    public static final Duration DEFAULT = seconds(30);

    private Timeouts() {}

    /** The limit for this number of seconds on an idle machine. */
    public static Duration seconds(long seconds) {
        return scaled(Duration.ofSeconds(seconds));
    }

    /** The limit for this number of minutes on an idle machine. */
    public static Duration minutes(long minutes) {
        return scaled(Duration.ofMinutes(minutes));
    }

    /** The limit for this duration on an idle machine. */
    public static Duration scaled(Duration limit) {
        return Duration.ofMillis(Math.round(limit.toMillis() * factor()));
    }

    private static double factor() {
        double factor = Double.parseDouble(System.getProperty(FACTOR_PROPERTY, "1"));
        if (!(factor > 0)) {
            throw new IllegalArgumentException(FACTOR_PROPERTY + " must be positive, but is " + factor);
        }
        return factor;
    }
}
