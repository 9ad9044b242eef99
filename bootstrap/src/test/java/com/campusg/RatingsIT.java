package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.testing.TestDatabase;
import com.campusg.user.application.port.in.FindUser;
import com.campusg.user.application.port.in.HoldUsers;
import com.campusg.user.application.port.in.RemoveUser;
import com.campusg.user.application.port.in.SyncUser;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.Stars;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;

/** Ratings as they come: many at once, while those whom they concern leave. */
@SpringBootTest(
        properties = {
            "clerk.issuer=http://localhost:5100",
            "clerk.webhook-signing-secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        })
class RatingsIT {

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId BEN = new ClerkUserId("user_ben");
    /** No more than there are connections: the ratings are to wait for each other, and not for the pool. */
    private static final int AT_ONCE = 10;

    @Autowired
    private GiveRating giveRating;

    @Autowired
    private SyncUser syncUser;

    @Autowired
    private RemoveUser removeUser;

    @Autowired
    private FindUser findUser;

    @Autowired
    private HoldUsers holdUsers;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String url = DATABASE.createDatabase();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.USERNAME);
        registry.add("spring.datasource.password", () -> TestDatabase.PASSWORD);
    }

    @AfterAll
    static void stopDatabase() {
        DATABASE.close();
    }

    @AfterEach
    void mendAndEmpty() {
        jdbc.sql("drop trigger if exists broken on ratings_given").update();
        jdbc.sql("delete from ratings_given").update();
        jdbc.sql("delete from users").update();
    }

    @Test
    void countsTenThousandAtOnceExactlyThoughSomeComeTwice() throws Exception {
        register(ADA);
        Random random = new Random(7);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            ratings.add(
                    rating("order-" + i, Role.RUNNER, ADA, new ClerkUserId("user_" + i % 50), random.nextInt(1, 6)));
        }
        List<RatingGiven> sent = new ArrayList<>(ratings);
        sent.addAll(ratings.subList(0, 1_000));
        Collections.shuffle(sent, random);

        Map<String, Long> outcomes = atOnce(sent, rating -> () -> giveRating.give(rating)).stream()
                .collect(Collectors.groupingBy(outcome -> outcome.getClass().getSimpleName(), Collectors.counting()));

        assertThat(outcomes).isEqualTo(Map.of("Given", 10_000L, "GivenBefore", 1_000L));
        assertThat(ratingAsRunner(ADA)).isEqualTo(meanOf(ratings));
    }

    @Test
    void countsOneOfTwoOpinionsThatComeAtOnce() throws Exception {
        register(ADA);
        List<RatingGiven> opinions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            opinions.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 1));
            opinions.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 5));
        }

        List<GiveRating.Outcome> outcomes = atOnce(opinions, rating -> () -> giveRating.give(rating));

        assertThat(outcomes)
                .filteredOn(GiveRating.Outcome.Given.class::isInstance)
                .hasSize(200);
        assertThat(outcomes)
                .filteredOn(GiveRating.Outcome.Conflict.class::isInstance)
                .hasSize(200);
        assertThat(ratingAsRunner(ADA).total()).isEqualByComparingTo(starsKept());
    }

    @Test
    void letsTwoRateEachOtherAtOnce() throws Exception {
        register(ADA);
        register(BEN);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 5));
            ratings.add(rating("order-" + i, Role.CUSTOMER, BEN, ADA, 4));
        }

        assertThat(atOnce(ratings, rating -> () -> giveRating.give(rating)))
                .hasOnlyElementsOfType(GiveRating.Outcome.Given.class);
    }

    @Test
    void forgetsRaterWhoLeavesAmongTheirRatings() throws Exception {
        register(ADA);
        register(BEN);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 1 + i % 5));
        }

        atOnce(ratings, rating -> () -> {
            if (rating.orderId().value().equals("order-200")) {
                removeUser.remove(BEN);
            }
            return giveRating.give(rating);
        });

        assertThat(ratingAsRunner(ADA)).isEqualTo(meanOf(ratings));
        assertThat(rowsNaming(BEN)).isZero();
        assertThat(rowsNaming(ADA)).isEqualTo(400);
    }

    @Test
    void forgetsRaterWhomWeNeverHeardOf() {
        register(ADA);
        giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 4));

        removeUser.remove(BEN);

        assertThat(rowsNaming(BEN)).isZero();
        assertThat(giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 4)))
                .isInstanceOf(GiveRating.Outcome.GivenBefore.class);
    }

    @Test
    void forgetsRatedUserWhoLeavesAmongTheRatings() throws Exception {
        register(ADA);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, new ClerkUserId("user_" + i), 5));
        }

        atOnce(ratings, rating -> () -> {
            if (rating.orderId().value().equals("order-200")) {
                removeUser.remove(ADA);
            }
            return giveRating.give(rating);
        });

        assertThat(findUser.find(ADA)).isEqualTo(new FindUser.Outcome.Deleted());
        assertThat(rowsNaming(ADA)).isZero();
        assertThat(jdbc.sql("select runner_rating from users")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("5.0");
        assertThat(jdbc.sql("select runner_rating_count from users")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void letsTwoWhoRatedEachOtherLeaveAtOnce() throws Exception {
        for (int round = 0; round < 50; round++) {
            ClerkUserId one = new ClerkUserId("user_one" + round);
            ClerkUserId other = new ClerkUserId("user_other" + round);
            register(one);
            register(other);
            giveRating.give(rating("order-" + round, Role.RUNNER, one, other, 5));
            giveRating.give(rating("order-" + round, Role.CUSTOMER, other, one, 5));

            assertThat(atOnce(List.of(one, other), id -> () -> removeUser.remove(id)))
                    .hasOnlyElementsOfType(RemoveUser.Outcome.Removed.class);
        }
        assertThat(jdbc.sql("select count(*) from ratings_given")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsNeitherRatingNorMeanIfOneFails() {
        register(ADA);
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test'; end $$""").update();
        jdbc.sql("create trigger broken before update on users for each row execute function refuse()")
                .update();
        try {
            assertThatThrownBy(() -> giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 1)))
                    .isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("drop trigger broken on users").update();
        }

        assertThat(rowsNaming(ADA)).isZero();
        assertThat(ratingAsRunner(ADA)).isEqualTo(Rating.unrated());
    }

    @Test
    void erasesNobodyWhoCannotBeForgottenWhole() {
        register(ADA);
        giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 4));
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test'; end $$""").update();
        jdbc.sql("create trigger broken before delete on ratings_given for each row execute function refuse()")
                .update();

        assertThatThrownBy(() -> removeUser.remove(ADA)).isInstanceOf(DataAccessException.class);
        jdbc.sql("drop trigger broken on ratings_given").update();

        assertThat(findUser.find(ADA)).isInstanceOf(FindUser.Outcome.Found.class);
    }

    @Test
    void holdsNobodyWithoutTransaction() {
        assertThatThrownBy(() -> holdUsers.hold(Set.of(ADA))).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void register(ClerkUserId id) {
        syncUser.sync(new Snapshot(id, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH)));
    }

    private Rating ratingAsRunner(ClerkUserId id) {
        return findUser.find(id) instanceof FindUser.Outcome.Found(var user)
                ? user.ratings().asRunner()
                : Rating.unrated();
    }

    private long rowsNaming(ClerkUserId id) {
        return jdbc.sql("select count(*) from ratings_given where rated = :id or rater = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    private BigDecimal starsKept() {
        return jdbc.sql("select sum(stars) from ratings_given")
                .query(BigDecimal.class)
                .single();
    }

    private static Rating meanOf(List<RatingGiven> ratings) {
        Rating mean = Rating.unrated();
        for (RatingGiven rating : ratings) {
            mean = mean.plus(rating.stars());
        }
        return mean;
    }

    private static RatingGiven rating(String order, Role role, ClerkUserId rated, ClerkUserId rater, int stars) {
        return new RatingGiven(new OrderId(order), role, rated, new Rater.Known(rater), new Stars(stars));
    }

    private static <S, T> List<T> atOnce(List<S> sources, Function<S, Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(sources.stream().map(work).toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
