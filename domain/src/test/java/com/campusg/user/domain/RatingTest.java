package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTest {

    @ParameterizedTest
    @CsvSource({"5, 5.0", "5.000, 5.0", "4.670, 4.67", "1E+0, 1.0", "4.666666, 4.67", "4.995, 5.0", "1.004, 1.0"})
    void hasAnAverageWithOneOrTwoDecimals(BigDecimal given, String shown) {
        assertThat(new Rating(given, 1).average()).hasToString(shown);
    }

    @Test
    void isEqualWhateverTheScaleOfTheAverage() {
        assertThat(new Rating(new BigDecimal("5"), 0)).isEqualTo(Rating.unrated());
    }

    @Test
    void startsWithAnAverageOfFiveAndNoRatings() {
        assertThat(Rating.unrated()).isEqualTo(new Rating(new BigDecimal("5.0"), 0));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5.0",
        "'5,4', 4.5",
        "'5,5,4', 4.67",
        "'5,4,4', 4.33",
        "'4,4,4,4,4,4,4,5', 4.13",
        "'1,1,1,1,1,1,1,2', 1.13",
        "'1,1,1,1,1,1,2,2', 1.25"
    })
    void isTheMeanOfAllStarsRoundedHalfUpToTwoDecimals(String stars, BigDecimal mean) {
        Rating rating = Rating.unrated();
        for (String given : stars.split(",", -1)) {
            rating = rating.plus(new Stars(Integer.parseInt(given)));
        }

        assertThat(rating.average()).isEqualByComparingTo(mean);
        assertThat(rating.count()).isEqualTo(stars.split(",", -1).length);
    }

    @Test
    void replacesTheInitialAverageByTheFirstStars() {
        assertThat(Rating.unrated().plus(new Stars(1))).isEqualTo(new Rating(BigDecimal.ONE, 1));
    }

    @Test
    void countsAnAverageFromBeforeThisServiceAsOneRating() {
        assertThat(new Rating(new BigDecimal("4.2"), 1).plus(new Stars(5)))
                .isEqualTo(new Rating(new BigDecimal("4.6"), 2, new BigDecimal("9.2")));
    }

    @Test
    void accumulatesNoRoundingError() {
        Rating rating = Rating.unrated();
        for (int i = 0; i < 10_000; i++) {
            rating = rating.plus(new Stars(i % 3 == 0 ? 5 : 4));
        }

        assertThat(rating).isEqualTo(new Rating(new BigDecimal("4.33"), 10_000, new BigDecimal("43334")));
    }

    @Test
    void countsTheExactAverageFromBeforeThisService() {
        assertThat(new Rating(new BigDecimal("4.666666"), 1).total()).isEqualTo("4.666666");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.99", "5.01", "1E+1", "-1", "1E-9999"})
    void rejectsAnAverageThatIsNoMeanOfStars(BigDecimal average) {
        assertThat(Rating.isAverage(average)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Rating(average, 1));
    }

    @Test
    void rejectsNegativeCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rating(BigDecimal.ONE, -1));
    }
}
