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
    void knowsPraiseOfOneself() {
        assertThat(ofAdaBy(new Rater.Known(ADA)).isOfOneself()).isTrue();
        assertThat(ofAdaBy(new Rater.Known(BEN)).isOfOneself()).isFalse();
        assertThat(ofAdaBy(new Rater.Departed()).isOfOneself()).isFalse();
    }

    @Test
    void losesTheNameAndNothingElse() {
        assertThat(ofAdaBy(new Rater.Known(BEN)).withoutRater()).isEqualTo(ofAdaBy(new Rater.Departed()));
    }

    private static RatingGiven ofAdaBy(Rater rater) {
        return new RatingGiven(new OrderId("order-1"), Role.RUNNER, ADA, rater, new Stars(4));
    }
}
