package com.campusg.rating.application.port.out;

import static com.campusg.rating.application.port.out.RatingFixture.ADA;
import static com.campusg.rating.application.port.out.RatingFixture.BEN;
import static com.campusg.rating.application.port.out.RatingFixture.CLEO;
import static com.campusg.rating.application.port.out.RatingFixture.ERASED_RATER;
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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract of {@link RatingsGiven}, except for concurrency. Each test is one transaction. */
public abstract class RatingsGivenContract {

    private static final OrderId OTHER_ORDER = new OrderId("order-2");

    protected abstract RatingsGiven ratingsGiven();

    @Test
    void findsNoRatingInitially() {
        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, RUNNER, ERASED_RATER)).isEmpty();
    }

    @Test
    void findsAddedRating() {
        ratingsGiven().add(anyRating());

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).containsExactly(anyRating());
    }

    @Test
    void distinguishesRatingsByOrderRoleAndRater() {
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
    void rejectsSecondRatingOfTheSameRater() {
        ratingsGiven().add(anyRating());

        assertThatRuntimeException().isThrownBy(() -> ratingsGiven().add(ratingOf(CLEO, BEN, 5)));
    }

    @Test
    void erasesTheIdOfADeletedRaterAndKeepsTheStars() {
        ratingsGiven().add(anyRating());
        ratingsGiven().add(ratingIn(OTHER_ORDER, RUNNER, ADA, BEN, 1));
        ratingsGiven().add(ratingOf(ADA, CLEO, 3));

        ratingsGiven().erase(Set.of(BEN));

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, RUNNER, ERASED_RATER))
                .containsExactly(anyRating().withoutRater());
        assertThat(ratingsGiven().find(OTHER_ORDER, RUNNER, ERASED_RATER))
                .containsExactly(ratingIn(OTHER_ORDER, RUNNER, ADA, BEN, 1).withoutRater());
        assertThat(ratingsGiven().find(ORDER, RUNNER, by(CLEO))).containsExactly(ratingOf(ADA, CLEO, 3));
    }

    @Test
    void keepsTheRatingsOfSeveralDeletedRaters() {
        ratingsGiven().add(anyRating());
        ratingsGiven().add(ratingOf(ADA, CLEO, 4));

        ratingsGiven().erase(Set.of(BEN, CLEO));

        assertThat(ratingsGiven().find(ORDER, RUNNER, ERASED_RATER))
                .containsExactly(anyRating().withoutRater(), anyRating().withoutRater());
    }

    @Test
    void addsRatingOfAnErasedRater() {
        ratingsGiven().add(anyRating().withoutRater());

        assertThat(ratingsGiven().find(ORDER, RUNNER, ERASED_RATER))
                .containsExactly(anyRating().withoutRater());
    }

    @Test
    void deletesTheRatingsThatADeletedUserReceived() {
        ratingsGiven().add(anyRating());
        ratingsGiven().add(ratingIn(ORDER, CUSTOMER, BEN, ADA, 5));

        ratingsGiven().erase(Set.of(ADA));

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, CUSTOMER, ERASED_RATER))
                .containsExactly(ratingIn(ORDER, CUSTOMER, BEN, ADA, 5).withoutRater());
    }

    @Test
    void deletesRatingBetweenUsersThatAreDeletedTogether() {
        ratingsGiven().add(anyRating());

        ratingsGiven().erase(Set.of(ADA, BEN));

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).isEmpty();
        assertThat(ratingsGiven().find(ORDER, RUNNER, ERASED_RATER)).isEmpty();
    }

    @Test
    void keepsTheRatingsOfOtherUsers() {
        ratingsGiven().add(anyRating());

        ratingsGiven().erase(Set.of(CLEO));

        assertThat(ratingsGiven().find(ORDER, RUNNER, by(BEN))).containsExactly(anyRating());
    }
}
