package com.campusg.rating.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The order service's id of an order.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record OrderId(String value) {

    private static final Pattern GRAMMAR = Pattern.compile("[\\x21-\\x7e]{1,128}");

    public OrderId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an order id");
        }
    }

    /** Parses text from outside; empty if it is not an order id. */
    public static Optional<OrderId> parse(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
    }
}
