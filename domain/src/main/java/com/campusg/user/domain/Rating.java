package com.campusg.user.domain;

import java.math.BigDecimal;

/**
 * How others rate a user in one role.
 *
 * @param average the mean; 5.0 where nobody rated, as CampusG always showed. Averages from before this service may be
 *     any number.
 * @param count how many ratings the mean is made of
 */
public record Rating(BigDecimal average, int count) {

    private static final Rating UNRATED = new Rating(new BigDecimal("5.0"), 0);

    public Rating {
        if (count < 0) {
            throw new IllegalArgumentException("Ratings are counted from zero");
        }
        average = average.stripTrailingZeros();
        average = average.scale() < 1 ? average.setScale(1) : average;
    }

    /** Nobody has rated yet. */
    public static Rating unrated() {
        return UNRATED;
    }
}
