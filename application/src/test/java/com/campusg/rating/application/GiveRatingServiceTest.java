package com.campusg.rating.application;

import static com.campusg.rating.application.port.out.RatingFixture.ADA;
import static com.campusg.rating.application.port.out.RatingFixture.BEN;
import static com.campusg.rating.application.port.out.RatingFixture.CLEO;
import static com.campusg.rating.application.port.out.RatingFixture.anyRating;
import static com.campusg.rating.application.port.out.RatingFixture.ratingIn;
import static com.campusg.rating.application.port.out.RatingFixture.ratingOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.rating.application.port.in.GiveRating.Result;
import com.campusg.rating.application.port.out.InMemoryRatingsGiven;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.application.LockUsersService;
import com.campusg.user.application.RateUserService;
import com.campusg.user.application.port.out.InMemoryUserEventOutbox;
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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GiveRatingServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final InMemoryRatingsGiven ratingsGiven = new InMemoryRatingsGiven();
    private final InMemoryUsers users = new InMemoryUsers();
    private final GiveRatingService service = new GiveRatingService(
            ratingsGiven,
            new LockUsersService(users),
            new RateUserService(users, new InMemoryUserEventOutbox(), InstantSource.fixed(NOW)));

    @BeforeEach
    void givenAda() {
        users.given(User.registered(
                new UserId("1"), new Snapshot(ADA, Profile.blank(), new Revision(NOW, NOW)), NOW.minusSeconds(60)));
    }

    @Test
    void addsRating() {
        assertThat(give(anyRating())).isEqualTo(new Result.Given(rating("4.0", 1)));

        assertThat(ratingsGiven.all()).containsExactly(anyRating());
        assertThat(ada().ratings().asRunner()).isEqualTo(rating("4.0", 1));
        assertThat(ada().ratings().asCustomer()).isEqualTo(Rating.unrated());
        assertThat(ada().updatedAt()).isEqualTo(NOW);
    }

    @Test
    void returnsTheMeanOfAllRatings() {
        give(ratingOf(ADA, BEN, 5));
        give(ratingOf(ADA, CLEO, 5));

        Result result = give(ratingIn(new OrderId("order-2"), Role.RUNNER, ADA, CLEO, 4));

        assertThat(result).isEqualTo(new Result.Given(new Rating(new BigDecimal("4.67"), 3, new BigDecimal("14"))));
    }

    @Test
    void addsTheSameRatingOnce() {
        give(anyRating());
        give(ratingOf(ADA, CLEO, 5));

        assertThat(give(anyRating())).isEqualTo(new Result.GivenBefore(rating("4.5", 2)));

        assertThat(ratingsGiven.all()).hasSize(2);
        assertThat(ada().ratings().asRunner()).isEqualTo(rating("4.5", 2));
    }

    @Test
    void rejectsDifferentStarsForTheSameOrderAndRole() {
        give(anyRating());

        assertThat(give(ratingOf(ADA, BEN, 1))).isEqualTo(new Result.Conflict());

        assertThat(ratingsGiven.all()).containsExactly(anyRating());
        assertThat(ada().ratings().asRunner()).isEqualTo(rating("4.0", 1));
    }

    @Test
    void rejectsAnotherRatedUserForTheSameOrderAndRole() {
        users.given(User.registered(new UserId("3"), new Snapshot(CLEO, Profile.blank(), new Revision(NOW, NOW)), NOW));
        give(anyRating());

        assertThat(give(ratingOf(CLEO, BEN, 4))).isEqualTo(new Result.Conflict());
    }

    @Test
    void rejectsSelfRating() {
        assertThat(give(ratingOf(ADA, ADA, 5))).isEqualTo(new Result.SelfRating());
        assertThat(ratingsGiven.all()).isEmpty();
    }

    @Test
    void rejectsRatingOfUnknownUser() {
        assertThat(give(ratingOf(CLEO, BEN, 5))).isEqualTo(new Result.RatedUserUnknown());
        assertThat(ratingsGiven.all()).isEmpty();
    }

    @Test
    void rejectsRatingOfDeletedUser() {
        users.given(User.tombstoneOf(new UserId("3"), CLEO, NOW));

        assertThat(give(ratingOf(CLEO, BEN, 5))).isEqualTo(new Result.RatedUserDeleted());
        assertThat(ratingsGiven.all()).isEmpty();
    }

    @Test
    void addsRatingOfDeletedRaterWithoutTheId() {
        users.given(User.tombstoneOf(new UserId("2"), BEN, NOW));

        assertThat(give(anyRating())).isEqualTo(new Result.Given(rating("4.0", 1)));

        assertThat(ratingsGiven.all()).containsExactly(anyRating().withoutRater());
    }

    @Test
    void addsTheSameRatingOnceIfTheRaterIsDeletedMeanwhile() {
        give(anyRating());
        delete(BEN);

        assertThat(give(anyRating())).isEqualTo(new Result.GivenBefore(rating("4.0", 1)));
        assertThat(give(ratingOf(ADA, BEN, 5))).isEqualTo(new Result.Conflict());

        assertThat(ratingsGiven.all()).containsExactly(anyRating().withoutRater());
    }

    @Test
    void locksRaterAndRatedUserWithOneCall() {
        give(anyRating());

        assertThat(users.lockCalls()).containsExactly(Set.of(ADA, BEN));
    }

    @Test
    void addsRatingOfAnErasedRater() {
        RatingGiven erased = anyRating().withoutRater();

        assertThat(give(erased)).isEqualTo(new Result.Given(rating("4.0", 1)));

        assertThat(ratingsGiven.all()).containsExactly(erased);
        assertThat(users.lockCalls()).containsExactly(Set.of(ADA));
    }

    private Result give(RatingGiven rating) {
        try {
            return service.give(rating);
        } finally {
            users.endTransaction();
        }
    }

    private void delete(ClerkUserId clerkUserId) {
        users.given(User.tombstoneOf(new UserId("2"), clerkUserId, NOW));
        ratingsGiven.erase(Set.of(clerkUserId));
    }

    private User ada() {
        return users.find(ADA).orElseThrow();
    }

    private static Rating rating(String average, int count) {
        return new Rating(new BigDecimal(average), count);
    }
}
