package com.campusg.clerk.domain;

import java.util.regex.Pattern;

/**
 * Svix's name for a message: the same over all retries and resends of it, so it tells a repetition from news (<a
 * href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix, verifying webhooks manually</a>).
 *
 * @param value 1 to 256 visible ASCII characters, none of them a dot, because a dot ends the id in what is signed
 */
public record DeliveryId(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("[\\x21-\\x7e&&[^.]]{1,256}");

    public DeliveryId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a delivery id");
        }
    }

    public static boolean isValid(String text) {
        return GRAMMAR.matcher(text).matches();
    }
}
