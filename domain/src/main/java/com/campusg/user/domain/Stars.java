package com.campusg.user.domain;

/**
 * The value of one rating.
 *
 * @param value 1 (worst) to 5 (best)
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
