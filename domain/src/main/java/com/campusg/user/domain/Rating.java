package com.campusg.user.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How others rate a user in one role.
 *
 * @param average the mean, to two decimals from the first rating given here on; 5.0 where nobody rated, as CampusG always
 *     showed. Averages from before this service may be any number.
 * @param count how many ratings the mean is made of
 * @param total all their stars together: a mean of rounded means would drift. Not whole where an average from before
 *     this service counts as a rating.
 */
public record Rating(BigDecimal average, int count, BigDecimal total) {

    private static final Rating UNRATED = new Rating(new BigDecimal("5.0"), 0);
    private static final int DECIMALS = 2;

    public Rating {
        if (count < 0) {
            throw new IllegalArgumentException("Ratings are counted from zero");
        }
        average = average.stripTrailingZeros();
        average = average.scale() < 1 ? average.setScale(1) : average;
        total = total.signum() == 0 ? BigDecimal.ZERO : total.stripTrailingZeros();
    }

    /** Ratings of whose stars only the mean is known: each counts as the mean. */
    public Rating(BigDecimal average, int count) {
        this(average, count, average.multiply(BigDecimal.valueOf(count)));
    }

    /** Nobody has rated yet. */
    public static Rating unrated() {
        return UNRATED;
    }

    /** This and one more. */
    public Rating plus(Stars stars) {
        BigDecimal newTotal = total.add(BigDecimal.valueOf(stars.value()));
        int newCount = Math.incrementExact(count);
        return new Rating(
                newTotal.divide(BigDecimal.valueOf(newCount), DECIMALS, RoundingMode.HALF_UP), newCount, newTotal);
    }
}
