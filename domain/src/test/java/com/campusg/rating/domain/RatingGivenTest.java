package com.campusg.rating.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import org.junit.jupiter.api.Test;

class RatingGivenTest {

    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId BEN = new ClerkUserId("user_ben");

    @Test
    void recognizesSelfRating() {
        assertThat(ofAdaBy(new Rater.Known(ADA)).isSelfRating()).isTrue();
        assertThat(ofAdaBy(new Rater.Known(BEN)).isSelfRating()).isFalse();
        assertThat(ofAdaBy(new Rater.Erased()).isSelfRating()).isFalse();
    }

    @Test
    void changesOnlyTheRaterIfTheRaterIsErased() {
        assertThat(ofAdaBy(new Rater.Known(BEN)).withoutRater()).isEqualTo(ofAdaBy(new Rater.Erased()));
    }

    private static RatingGiven ofAdaBy(Rater rater) {
        return new RatingGiven(new OrderId("order-1"), Role.RUNNER, ADA, rater, new Stars(4));
    }
}
