package com.campusg.user.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The ratings of a user in one role.
 *
 * @param average the mean from 1 to 5, rounded half up to two decimals; 5.0 if there is no rating
 * @param count the number of ratings
 * @param total the sum of all stars, kept because a mean of rounded means would drift. It is not an integer if an average
 *     from before this service counts as a rating.
 */
public record Rating(BigDecimal average, int count, BigDecimal total) {

    private static final int DECIMALS = 2;
    private static final BigDecimal MIN = BigDecimal.ONE;
    private static final BigDecimal MAX = new BigDecimal("5");
    private static final Rating UNRATED = new Rating(new BigDecimal("5.0"), 0);

    public Rating {
        if (count < 0) {
            throw new IllegalArgumentException("Ratings are counted from zero");
        }
        if (!isAverage(average)) {
            throw new IllegalArgumentException("An average is a number from 1 to 5");
        }
        average = average.setScale(Math.min(average.scale(), DECIMALS), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        average = average.scale() < 1 ? average.setScale(1) : average;
        total = total.signum() == 0 ? BigDecimal.ZERO : total.stripTrailingZeros();
    }

    /** Creates ratings of which only the mean is known: each rating counts as the mean. */
    public Rating(BigDecimal average, int count) {
        this(average, count, average.multiply(BigDecimal.valueOf(count)));
    }

    /** Whether the number is a mean of one to five stars. */
    public static boolean isAverage(BigDecimal number) {
        return number.compareTo(MIN) >= 0 && number.compareTo(MAX) <= 0;
    }

    /** The initial value: no ratings. */
    public static Rating unrated() {
        return UNRATED;
    }

    /** Adds one rating. */
    public Rating plus(Stars stars) {
        BigDecimal newTotal = total.add(BigDecimal.valueOf(stars.value()));
        int newCount = Math.incrementExact(count);
        return new Rating(
                newTotal.divide(BigDecimal.valueOf(newCount), DECIMALS, RoundingMode.HALF_UP), newCount, newTotal);
    }
}
