package com.campusg.rating.application;

import static com.campusg.rating.application.port.out.RatingFixture.ADA;
import static com.campusg.rating.application.port.out.RatingFixture.BEN;
import static com.campusg.rating.application.port.out.RatingFixture.CLEO;
import static com.campusg.rating.application.port.out.RatingFixture.anyRating;
import static com.campusg.rating.application.port.out.RatingFixture.ratingIn;
import static com.campusg.rating.application.port.out.RatingFixture.ratingOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.rating.application.port.in.GiveRating.Outcome;
import com.campusg.rating.application.port.out.InMemoryRatingsGiven;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.application.HoldUsersService;
import com.campusg.user.application.RateUserService;
import com.campusg.user.application.port.out.InMemoryUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.User;
import com.campusg.user.domain.UserId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GiveRatingServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final InMemoryRatingsGiven ratingsGiven = new InMemoryRatingsGiven();
    private final InMemoryUsers users = new InMemoryUsers();
    private final GiveRatingService service = new GiveRatingService(
            ratingsGiven,
            new HoldUsersService(users),
            new RateUserService(users, event -> {}, InstantSource.fixed(NOW)));
    private final ForgetUserService forgetUser = new ForgetUserService(ratingsGiven);

    @BeforeEach
    void registerAda() {
        keep(User.registered(
                new UserId("1"), new Snapshot(ADA, Profile.blank(), new Revision(NOW, NOW)), NOW.minusSeconds(60)));
    }

    @Test
    void countsRating() {
        assertThat(give(anyRating())).isEqualTo(new Outcome.Given(rating("4.0", 1)));

        assertThat(ratingsGiven.all()).containsExactly(anyRating());
        assertThat(ada().ratings().asRunner()).isEqualTo(rating("4.0", 1));
        assertThat(ada().ratings().asCustomer()).isEqualTo(Rating.unrated());
        assertThat(ada().updatedAt()).isEqualTo(NOW);
    }

    @Test
    void takesTheMeanOfAll() {
        give(ratingOf(ADA, BEN, 5));
        give(ratingOf(ADA, CLEO, 5));

        Outcome outcome = give(ratingIn(new OrderId("order-2"), Role.RUNNER, ADA, CLEO, 4));

        assertThat(outcome).isEqualTo(new Outcome.Given(new Rating(new BigDecimal("4.67"), 3, new BigDecimal("14"))));
    }

    @Test
    void countsTheSameRatingOnce() {
        give(anyRating());
        give(ratingOf(ADA, CLEO, 5));

        assertThat(give(anyRating())).isEqualTo(new Outcome.GivenBefore(rating("4.5", 2)));

        assertThat(ratingsGiven.all()).hasSize(2);
        assertThat(ada().ratings().asRunner()).isEqualTo(rating("4.5", 2));
    }

    @Test
    void keepsTheFirstOfTwoOpinions() {
        give(anyRating());

        assertThat(give(ratingOf(ADA, BEN, 1))).isEqualTo(new Outcome.Conflict());

        assertThat(ratingsGiven.all()).containsExactly(anyRating());
        assertThat(ada().ratings().asRunner()).isEqualTo(rating("4.0", 1));
    }

    @Test
    void letsARaterRateOnePersonInARoleOfAnOrder() {
        keep(User.registered(new UserId("3"), new Snapshot(CLEO, Profile.blank(), new Revision(NOW, NOW)), NOW));
        give(anyRating());

        assertThat(give(ratingOf(CLEO, BEN, 4))).isEqualTo(new Outcome.Conflict());
    }

    @Test
    void letsNobodyRateThemself() {
        assertThat(give(ratingOf(ADA, ADA, 5))).isEqualTo(new Outcome.SelfRating());
        assertThat(ratingsGiven.all()).isEmpty();
    }

    @Test
    void ratesNobodyUnknown() {
        assertThat(give(ratingOf(CLEO, BEN, 5))).isEqualTo(new Outcome.RatedUserUnknown());
        assertThat(ratingsGiven.all()).isEmpty();
    }

    @Test
    void ratesNobodyDeleted() {
        keep(User.neverMet(new UserId("3"), CLEO, NOW));

        assertThat(give(ratingOf(CLEO, BEN, 5))).isEqualTo(new Outcome.RatedUserDeleted());
        assertThat(ratingsGiven.all()).isEmpty();
    }

    @Test
    void countsStarsOfRaterWhoHasLeftWithoutTheName() {
        keep(User.neverMet(new UserId("2"), BEN, NOW));

        assertThat(give(anyRating())).isEqualTo(new Outcome.Given(rating("4.0", 1)));

        assertThat(ratingsGiven.all()).containsExactly(anyRating().withoutRater());
    }

    @Test
    void countsRatingOnceThoughItIsSentAgainAfterTheRaterLeft() {
        give(anyRating());
        leave(BEN);

        assertThat(give(anyRating())).isEqualTo(new Outcome.GivenBefore(rating("4.0", 1)));
        assertThat(give(ratingOf(ADA, BEN, 5))).isEqualTo(new Outcome.Conflict());

        assertThat(ratingsGiven.all()).containsExactly(anyRating().withoutRater());
    }

    private Outcome give(RatingGiven rating) {
        try {
            return service.give(rating);
        } finally {
            users.endTransaction();
        }
    }

    private void leave(ClerkUserId clerkUserId) {
        keep(User.neverMet(new UserId("2"), clerkUserId, NOW));
        forgetUser.forget(clerkUserId);
    }

    private void keep(User user) {
        ClerkUserId clerkUserId = Objects.requireNonNull(user.identity()).clerkUserId();
        assertThat(users.lockByClerkUserId(clerkUserId)).isEmpty();
        users.add(user);
        users.endTransaction();
    }

    private User ada() {
        return users.findByClerkUserId(ADA).orElseThrow();
    }

    private static Rating rating(String average, int count) {
        return new Rating(new BigDecimal(average), count);
    }
}
