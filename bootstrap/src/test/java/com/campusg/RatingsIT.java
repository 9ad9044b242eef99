package com.campusg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.campusg.rating.application.port.in.GiveRating;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.testing.TestDatabase;
import com.campusg.user.application.port.in.ChangeUsers;
import com.campusg.user.application.port.in.FindUsers;
import com.campusg.user.application.port.in.LockUsers;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Revision;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Snapshot;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.UserChange;
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

/** Concurrent ratings, also while their users are deleted. */
@SpringBootTest(
        properties = {
            "clerk.issuer=http://localhost:5100",
            "clerk.webhook-signing-secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        })
class RatingsIT {

    private static final TestDatabase DATABASE = TestDatabase.start();
    private static final ClerkUserId ADA = new ClerkUserId("user_ada");
    private static final ClerkUserId BEN = new ClerkUserId("user_ben");

    /** Fewer than pooled connections, so that ratings wait for locks and not for connections. */
    private static final int THREADS = 10;

    @Autowired
    private GiveRating giveRating;

    @Autowired
    private ChangeUsers changeUsers;

    @Autowired
    private FindUsers findUsers;

    @Autowired
    private LockUsers lockUsers;

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
    void deleteRows() {
        jdbc.sql("drop trigger if exists broken on ratings_given").update();
        jdbc.sql("delete from ratings_given").update();
        jdbc.sql("delete from users").update();
    }

    @Test
    void countsTenThousandConcurrentRatingsExactlyOnceEach() throws Exception {
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

        Map<String, Long> results = concurrently(sent, rating -> () -> giveRating.give(rating)).stream()
                .collect(Collectors.groupingBy(result -> result.getClass().getSimpleName(), Collectors.counting()));

        assertThat(results).isEqualTo(Map.of("Given", 10_000L, "GivenBefore", 1_000L));
        assertThat(ratingAsRunner(ADA)).isEqualTo(meanOf(ratings));
    }

    @Test
    void countsOneOfTwoConflictingConcurrentRatings() throws Exception {
        register(ADA);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 1));
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 5));
        }

        List<GiveRating.Result> results = concurrently(ratings, rating -> () -> giveRating.give(rating));

        assertThat(results)
                .filteredOn(GiveRating.Result.Given.class::isInstance)
                .hasSize(200);
        assertThat(results)
                .filteredOn(GiveRating.Result.Conflict.class::isInstance)
                .hasSize(200);
        assertThat(ratingAsRunner(ADA).total()).isEqualByComparingTo(storedStars());
    }

    @Test
    void acceptsConcurrentRatingsOfEachOther() throws Exception {
        register(ADA);
        register(BEN);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 5));
            ratings.add(rating("order-" + i, Role.CUSTOMER, BEN, ADA, 4));
        }

        assertThat(concurrently(ratings, rating -> () -> giveRating.give(rating)))
                .hasOnlyElementsOfType(GiveRating.Result.Given.class);
    }

    @Test
    void erasesARaterWhoIsDeletedWhileRatingsArrive() throws Exception {
        register(ADA);
        register(BEN);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, BEN, 1 + i % 5));
        }

        concurrently(ratings, rating -> () -> {
            if (rating.orderId().value().equals("order-200")) {
                delete(BEN);
            }
            return giveRating.give(rating);
        });

        assertThat(ratingAsRunner(ADA)).isEqualTo(meanOf(ratings));
        assertThat(rowsNaming(BEN)).isZero();
        assertThat(rowsNaming(ADA)).isEqualTo(400);
    }

    @Test
    void erasesARaterWhoWasNeverKnown() {
        register(ADA);
        giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 4));

        delete(BEN);

        assertThat(rowsNaming(BEN)).isZero();
        assertThat(giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 4)))
                .isInstanceOf(GiveRating.Result.GivenBefore.class);
    }

    @Test
    void deletesRatingsOfAUserWhoIsDeletedWhileRatingsArrive() throws Exception {
        register(ADA);
        List<RatingGiven> ratings = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ratings.add(rating("order-" + i, Role.RUNNER, ADA, new ClerkUserId("user_" + i), 5));
        }

        concurrently(ratings, rating -> () -> {
            if (rating.orderId().value().equals("order-200")) {
                delete(ADA);
            }
            return giveRating.give(rating);
        });

        assertThat(findUsers.find(ADA)).isEqualTo(new FindUsers.Result.Deleted());
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
    void deletesTwoUsersWhoRatedEachOtherConcurrently() throws Exception {
        for (int round = 0; round < 50; round++) {
            ClerkUserId one = new ClerkUserId("user_one" + round);
            ClerkUserId other = new ClerkUserId("user_other" + round);
            register(one);
            register(other);
            giveRating.give(rating("order-" + round, Role.RUNNER, one, other, 5));
            giveRating.give(rating("order-" + round, Role.CUSTOMER, other, one, 5));

            assertThat(concurrently(List.of(one, other), id -> () -> delete(id)))
                    .containsOnly(ChangeUsers.Result.DELETED);
        }
        assertThat(jdbc.sql("select count(*) from ratings_given")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void recordsNeitherRatingNorAverageIfOneFails() {
        register(ADA);
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test' using errcode = 'XX000'; end $$""").update();
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
    void deletesNobodyWhoseRatingsCannotBeErased() {
        register(ADA);
        giveRating.give(rating("order-1", Role.RUNNER, ADA, BEN, 4));
        jdbc.sql("""
                create or replace function refuse() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test' using errcode = 'XX000'; end $$""").update();
        jdbc.sql("create trigger broken before delete on ratings_given for each row execute function refuse()")
                .update();

        assertThatThrownBy(() -> delete(ADA)).isInstanceOf(DataAccessException.class);
        jdbc.sql("drop trigger broken on ratings_given").update();

        assertThat(findUsers.find(ADA)).isInstanceOf(FindUsers.Result.Found.class);
    }

    @Test
    void requiresATransactionForLocks() {
        assertThatThrownBy(() -> lockUsers.lock(Set.of(ADA))).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void register(ClerkUserId id) {
        Snapshot snapshot = new Snapshot(id, Profile.blank(), new Revision(Instant.EPOCH, Instant.EPOCH));
        changeUsers.change(List.of(new UserChange.Updated(snapshot)));
    }

    private ChangeUsers.Result delete(ClerkUserId id) {
        return changeUsers.change(List.of(new UserChange.Deleted(id))).getFirst();
    }

    private Rating ratingAsRunner(ClerkUserId id) {
        return findUsers.find(id) instanceof FindUsers.Result.Found(var user)
                ? user.ratings().asRunner()
                : Rating.unrated();
    }

    private long rowsNaming(ClerkUserId id) {
        return jdbc.sql("select count(*) from ratings_given where rated = :id or rater = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    private BigDecimal storedStars() {
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

    private static <S, T> List<T> concurrently(List<S> sources, Function<S, Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(sources.stream().map(work).toList())) {
                results.add(result.get());
            }
            return results;
        }
    }
}
