package com.campusg.user.domain;

/**
 * How somebody was content with somebody else.
 *
 * @param value 1, not at all, to 5, very much
 */
public record Stars(int value) {

    public Stars {
        if (!isValid(value)) {
            throw new IllegalArgumentException("There are 1 to 5 stars");
        }
    }

    public static boolean isValid(int value) {
        return value >= 1 && value <= 5;
    }
}
