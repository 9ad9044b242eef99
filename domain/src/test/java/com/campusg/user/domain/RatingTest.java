package com.campusg.user.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingTest {

    @ParameterizedTest
    @CsvSource({"5, 5.0", "5.000, 5.0", "4.670, 4.67", "1E+1, 10.0", "0, 0.0", "4.666666, 4.666666", "-1, -1.0"})
    void showsAverageWithOneDecimalOrMore(BigDecimal given, String shown) {
        assertThat(new Rating(given, 1).average()).hasToString(shown);
    }

    @Test
    void isEqualHoweverTheAverageIsWritten() {
        assertThat(new Rating(new BigDecimal("5"), 0)).isEqualTo(Rating.unrated());
    }

    @Test
    void startsAtFiveOfNobody() {
        assertThat(Rating.unrated()).isEqualTo(new Rating(new BigDecimal("5.0"), 0));
    }

    @Test
    void refusesNegativeCount() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rating(BigDecimal.ONE, -1));
    }
}
