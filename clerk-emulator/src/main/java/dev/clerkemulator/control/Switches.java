package dev.clerkemulator.control;

/**
 * What can be broken on purpose.
 *
 * @param deliveriesPaused events are recorded, but sent only on resumption or by hand
 * @param keysUnreachable the JWKS answers 503
 */
public record Switches(boolean deliveriesPaused, boolean keysUnreachable) {

    public static final Switches ALL_OFF = new Switches(false, false);
}
