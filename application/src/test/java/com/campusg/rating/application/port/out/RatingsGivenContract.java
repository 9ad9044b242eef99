package com.campusg.rating.application.port.out;

import static com.campusg.rating.application.port.out.RatingFixture.ADA;
import static com.campusg.rating.application.port.out.RatingFixture.BEN;
import static com.campusg.rating.application.port.out.RatingFixture.CLEO;
import static com.campusg.rating.application.port.out.RatingFixture.DEPARTED;
import static com.campusg.rating.application.port.out.RatingFixture.ORDER;
import static com.campusg.rating.application.port.out.RatingFixture.anyRating;
import static com.campusg.rating.application.port.out.RatingFixture.by;
import static com.campusg.rating.application.port.out.RatingFixture.ratingIn;
import static com.campusg.rating.application.port.out.RatingFixture.ratingOf;
import static com.campusg.user.domain.Role.CUSTOMER;
import static com.campusg.user.domain.Role.RUNNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.RatingGiven;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link RatingsGiven} does, as far as one caller can see. Each test is one transaction. */
public abstract class RatingsGivenContract {

    private static final OrderId OTHER_ORDER = new OrderId("order-2");

    protected abstract RatingsGiven ratingsGiven();

    @Test
    void findsNothingThatWasNotGiven() {
        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, RUNNER, DEPARTED)).isEmpty();
    }

    @Test
    void findsWhatItKeeps() {
        ratingsGiven().add(anyRating());

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).containsExactly(anyRating());
    }

    @Test
    void tellsRatingsApartByOrderRoleAndRater() {
        RatingGiven otherOrder = ratingIn(OTHER_ORDER, RUNNER, ADA, BEN, 1);
        RatingGiven otherRole = ratingIn(ORDER, CUSTOMER, ADA, BEN, 2);
        RatingGiven otherRater = ratingIn(ORDER, RUNNER, ADA, CLEO, 3);
        ratingsGiven().add(anyRating());
        ratingsGiven().add(otherOrder);
        ratingsGiven().add(otherRole);
        ratingsGiven().add(otherRater);

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).containsExactly(anyRating());
        assertThat(ratingsGiven().find(OTHER_ORDER, RUNNER, by(BEN))).containsExactly(otherOrder);
        assertThat(ratingsGiven().find(ORDER, CUSTOMER, by(BEN))).containsExactly(otherRole);
        assertThat(ratingsGiven().find(ORDER, RUNNER, by(CLEO))).containsExactly(otherRater);
    }

    @Test
    void refusesSecondRatingOfTheSameRater() {
        ratingsGiven().add(anyRating());

        assertThatRuntimeException().isThrownBy(() -> ratingsGiven().add(ratingOf(CLEO, BEN, 5)));
    }

    @Test
    void keepsStarsOfRaterWhoLeaves() {
        ratingsGiven().add(anyRating());
        ratingsGiven().add(ratingIn(OTHER_ORDER, RUNNER, ADA, BEN, 1));
        ratingsGiven().add(ratingOf(ADA, CLEO, 3));

        ratingsGiven().forget(BEN);

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, RUNNER, DEPARTED))
                .containsExactly(anyRating().withoutRater());
        assertThat(ratingsGiven().find(OTHER_ORDER, RUNNER, DEPARTED))
                .containsExactly(ratingIn(OTHER_ORDER, RUNNER, ADA, BEN, 1).withoutRater());
        assertThat(ratingsGiven().find(ORDER, RUNNER, by(CLEO))).containsExactly(ratingOf(ADA, CLEO, 3));
    }

    @Test
    void keepsRatingsOfSeveralWhoLeft() {
        ratingsGiven().add(anyRating());
        ratingsGiven().add(ratingOf(ADA, CLEO, 4));

        ratingsGiven().forget(BEN);
        ratingsGiven().forget(CLEO);

        assertThat(ratingsGiven().find(ORDER, RUNNER, DEPARTED))
                .containsExactly(anyRating().withoutRater(), anyRating().withoutRater());
    }

    @Test
    void keepsRatingOfSomebodyWhoLeftBefore() {
        ratingsGiven().add(anyRating().withoutRater());

        assertThat(ratingsGiven().find(ORDER, RUNNER, DEPARTED))
                .containsExactly(anyRating().withoutRater());
    }

    @Test
    void forgetsWhatOthersThoughtOfSomebodyWhoLeaves() {
        ratingsGiven().add(anyRating());
        ratingsGiven().add(ratingIn(ORDER, CUSTOMER, BEN, ADA, 5));

        ratingsGiven().forget(ADA);

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, CUSTOMER, DEPARTED))
                .containsExactly(ratingIn(ORDER, CUSTOMER, BEN, ADA, 5).withoutRater());
    }

    @Test
    void forgetsNobodyElse() {
        ratingsGiven().add(anyRating());

        ratingsGiven().forget(CLEO);

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).containsExactly(anyRating());
    }
}
