package com.campusg.sync.domain;

import java.util.regex.Pattern;

/**
 * The {@code svix-id} of a message. Svix uses the same id for all retries and resends, so it identifies duplicates (<a
 * href="https://docs.svix.com/receiving/verifying-payloads/how-manual">Svix, verifying webhooks manually</a>).
 *
 * @param value 1 to 256 visible ASCII characters other than the dot, which separates the id from the timestamp in the
 *     signed content
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
