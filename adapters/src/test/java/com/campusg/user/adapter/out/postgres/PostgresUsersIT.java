package com.campusg.user.adapter.out.postgres;

import static com.campusg.user.application.port.out.UserFixture.ADA;
import static com.campusg.user.application.port.out.UserFixture.ADDRESS;
import static com.campusg.user.application.port.out.UserFixture.GRACE;
import static com.campusg.user.application.port.out.UserFixture.ID;
import static com.campusg.user.application.port.out.UserFixture.NOW;
import static com.campusg.user.application.port.out.UserFixture.OTHER_ID;
import static com.campusg.user.application.port.out.UserFixture.anySnapshot;
import static com.campusg.user.application.port.out.UserFixture.anyUser;
import static com.campusg.user.application.port.out.UserFixture.profileNamed;
import static com.campusg.user.application.port.out.UserFixture.snapshotOf;
import static com.campusg.user.application.port.out.UserFixture.tombstone;
import static com.campusg.user.application.port.out.UserFixture.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.DatabaseTest;
import com.campusg.user.application.port.out.UserRejectedException;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.application.port.out.UsersContract;
import com.campusg.user.domain.ClerkIdentity;
import com.campusg.user.domain.Profile;
import com.campusg.user.domain.Rating;
import com.campusg.user.domain.Ratings;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.Stars;
import com.campusg.user.domain.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Without a transaction of the test, because {@link Users#find} returns what is committed. */
@DatabaseTest
class PostgresUsersIT extends UsersContract {

    private final TimeZone defaultZone = TimeZone.getDefault();
    private final Users users;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostgresUsersIT(
            @Autowired Users users, @Autowired JdbcClient jdbc, @Autowired PlatformTransactionManager transactions) {
        this.users = users;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @AfterEach
    void deleteUsers() {
        jdbc.sql("delete from users").update();
    }

    @AfterEach
    void resetTimeZone() {
        TimeZone.setDefault(defaultZone);
    }

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected void commit() {
        // Each call is committed.
    }

    @Test
    void startsWithFiveStarsAndNoRatingInBothRoles() {
        users.addAll(List.of(anyUser()));

        assertThat(row())
                .containsEntry("customer_rating", new BigDecimal("5.0"))
                .containsEntry("customer_rating_count", 0)
                .containsEntry("runner_rating", new BigDecimal("5.0"))
                .containsEntry("runner_rating_count", 0);
    }

    @Test
    void readsRatingsFromBeforeTotalsWereStored() {
        users.addAll(List.of(anyUser()));
        addRatingsAndPaymentCard();

        assertThat(lock().ratings())
                .isEqualTo(new Ratings(new Rating(new BigDecimal("4.2"), 7), new Rating(new BigDecimal("4.67"), 3)));
    }

    @Test
    void keepsThePaymentCardWhenAUserIsUpdated() {
        users.addAll(List.of(anyUser()));
        addRatingsAndPaymentCard();
        User user = lock();

        users.updateAll(List.of(user.rated(Role.RUNNER, new Stars(5), NOW)));

        assertThat(row()).containsEntry("runner_rating", new BigDecimal("4.75"));
        assertThat(row().get("user_stripe_card")).asString().contains("4242");
    }

    @Test
    void erasesPaymentCardAndRatingsOfADeletedUser() {
        users.addAll(List.of(anyUser()));
        addRatingsAndPaymentCard();
        User user = lock();

        users.updateAll(List.of(user.deleted(NOW)));

        assertThat(row())
                .containsEntry("user_stripe_card", null)
                .containsEntry("customer_rating", new BigDecimal("5.0"))
                .containsEntry("customer_rating_count", 0)
                .containsEntry("runner_rating", new BigDecimal("5.0"))
                .containsEntry("runner_rating_count", 0)
                .containsEntry("customer_rating_total", BigDecimal.ZERO)
                .containsEntry("runner_rating_total", BigDecimal.ZERO)
                .containsEntry("email", null)
                .containsEntry("email_verified", false)
                .containsEntry("clerk_updated_at", null)
                .containsEntry("clerk_sent_at", null)
                .containsEntry("clerk_user_id", ADA.value());
    }

    /** The driver prepares a statement at its fifth use, and again when the type of a parameter changes. */
    @Test
    void usesOnePreparedStatementForUsersAndTombstones() {
        User user = anyUser();
        users.addAll(List.of(user));

        // One transaction, and therefore one session.
        List<String> names = Objects.requireNonNull(transaction.execute(status -> IntStream.range(0, 10)
                .mapToObj(i -> {
                    users.updateAll(List.of(user));
                    users.updateAll(List.of(user.deleted(NOW)));
                    return preparedUpdate();
                })
                .toList()));

        assertThat(names.subList(5, 10)).doesNotContain("").containsOnly(names.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email = 'ada@campus.edu'",
                "username = 'ada'",
                "first_name = 'Ada'",
                "last_name = ''",
                "phone_number = '+15555550100'",
                "image_url = 'https://img.clerk.com/ada'",
                "user_stripe_card = '{}'",
                "clerk_user_id = null"
            })
    void rejectsTombstoneWithPersonalData(String assignment) {
        users.addAll(List.of(tombstone()));

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update users set " + assignment).update())
                .withMessageContaining("ck_users_tombstone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk_test_123", "", "auth0|1", "user_", "user_a b", "user_ä", " user_ada"})
    void passesOverARowWhoseClerkUserIdIsNone(String clerkUserId) {
        users.addAll(List.of(anyUser()));
        jdbc.sql("""
                        insert into users (user_id, clerk_user_id, email, created_at, updated_at)
                        values ('odd', ?, ?, now(), now())""").params(clerkUserId, ADDRESS).update();

        assertThat(users.activeAfter(Optional.empty())).containsExactly(ADA);
        assertThat(users.lockUnlinked(Set.of(verified(ADDRESS)))).isEmpty();
        assertThat(users.unidentified())
                .containsExactly(new SkippedUser("odd", "clerk_user_id is '" + clerkUserId + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "0", "5.01", "-1", "1e1000"})
    void readsAnAverageThatIsNoMeanOfStarsAsUnrated(String average) {
        users.addAll(List.of(anyUser()));
        jdbc.sql("update users set customer_rating = ?::numeric, customer_rating_count = 1, runner_rating = ?::numeric")
                .params(average, average)
                .update();

        User user = users.find(ADA).orElseThrow();
        users.updateAll(List.of(user));

        assertThat(user.ratings()).isEqualTo(Ratings.unrated());
        assertThat(row())
                .containsEntry("customer_rating", new BigDecimal("5.0"))
                .containsEntry("customer_rating_count", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runner_rating_count = -1", "user_id = ' '", "customer_rating_total = 'NaN'"})
    void passesOverARowThatIsNoUser(String assignment) {
        users.addAll(List.of(anyUser(), User.registered(OTHER_ID, snapshotOf(GRACE, profileNamed("Grace")), NOW)));
        jdbc.sql("update users set " + assignment + " where clerk_user_id = 'user_ada'")
                .update();

        assertThat(users.findAll(Set.of(ADA, GRACE))).hasSize(1);
        assertThat(users.lockAll(Set.of(ADA, GRACE))).hasSize(1);
        assertThat(users.find(ADA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table users add constraint odd check (first_name <> 'Ada')",
                "create unique index odd on users (phone_number)",
                "create index odd on users (last_name)",
                "alter table users alter username type varchar(2)"
            })
    void reportsUserThatTheDatabaseRejects(String restriction) {
        users.addAll(List.of(User.registered(
                OTHER_ID,
                snapshotOf(GRACE, new Profile(null, null, "Grace", null, "+15555550100", null, false)),
                NOW)));
        StringBuilder longName = new StringBuilder();
        new Random(7).ints(10_000, 'a', 'z').forEach(longName::appendCodePoint);
        Profile profile =
                new Profile(verified(ADDRESS), "ada", "Ada", longName.toString(), "+15555550100", null, false);
        jdbc.sql(restriction).update();

        try {
            assertThatExceptionOfType(UserRejectedException.class)
                    .isThrownBy(() -> users.addAll(List.of(User.registered(ID, snapshotOf(profile), NOW))))
                    .withMessageStartingWith("the database rejects the user: SQLSTATE ");
        } finally {
            jdbc.sql("alter table users drop constraint if exists odd; drop index if exists odd;"
                            + "alter table users alter username type text")
                    .update();
        }
    }

    @Test
    void readsUserFromBeforeClerkWithoutAddress() {
        insertFromBeforeClerk("");
        jdbc.sql("update users set clerk_user_id = :id")
                .param("id", ADA.value())
                .update();

        assertThat(users.find(ADA))
                .map(User::profile)
                .contains(new Profile(null, null, "Ada", "Lovelace", null, null, false));
    }

    @Test
    void keepsIdRatingsAndPaymentCardOfALinkedUser() {
        insertFromBeforeClerk("Ada@Campus.edu");
        addRatingsAndPaymentCard();
        User user = users.lockUnlinked(Set.of(verified(ADDRESS))).getFirst();

        users.updateAll(List.of(user.linked(anySnapshot(), NOW)));

        assertThat(users.find(ADA))
                .hasValueSatisfying(linked -> assertThat(linked)
                        .returns(ID, User::id)
                        .returns(new ClerkIdentity(ADA, anySnapshot().revision()), User::identity)
                        .returns(
                                new Rating(new BigDecimal("4.67"), 3),
                                found -> found.ratings().asRunner())
                        .returns(Instant.parse("2024-02-29T12:00:00Z"), User::createdAt));
        assertThat(row().get("user_stripe_card")).asString().contains("4242");
    }

    /** Some of these local times do not exist, or exist twice, because of daylight saving time. */
    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-11-23T10:00:00.123Z",
        "America/New_York, 2026-11-23T10:00:00.123Z",
        "America/New_York, 2026-03-08T02:30:00Z",
        "America/New_York, 2026-11-01T01:30:00Z",
        "America/New_York, 2026-11-01T05:30:00Z",
        "America/New_York, 2026-11-01T06:30:00Z",
        "Europe/Berlin, 2026-03-29T02:30:00Z",
        "Pacific/Auckland, 2026-12-31T23:59:59.999Z"
    })
    void storesTimesInUtcInAnyTimeZone(String zone, Instant time) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        User user = User.registered(ID, anySnapshot(), time);

        users.addAll(List.of(user));

        assertThat(users.find(ADA)).contains(user);
        assertThat(jdbc.sql("select extract(epoch from created_at) * 1000 from users")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(BigDecimal.valueOf(time.toEpochMilli()));
    }

    @Test
    void readsTimesFromBeforeClerkAsUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        insertFromBeforeClerk(ADDRESS);

        assertThat(users.lockUnlinked(Set.of(verified(ADDRESS))))
                .extracting(User::createdAt)
                .containsExactly(Instant.parse("2024-02-29T12:00:00Z"));
    }

    private User lock() {
        return users.lockAll(Set.of(ADA)).getFirst();
    }

    private void insertFromBeforeClerk(String email) {
        jdbc.sql("""
                        insert into users (user_id, email, first_name, last_name, customer_rating, runner_rating,
                                           created_at, updated_at)
                        values (:id, :email, 'Ada', 'Lovelace', 5.0, 5.0,
                                '2024-02-29 12:00:00', '2024-02-29 12:00:00')""").param("id", ID.value()).param("email", email).update();
    }

    private void addRatingsAndPaymentCard() {
        jdbc.sql("""
                        update users
                        set user_stripe_card = '{"last4": "4242"}',
                            customer_rating = 4.2, customer_rating_count = 7,
                            runner_rating = 4.67, runner_rating_count = 3,
                            customer_rating_total = null, runner_rating_total = null""").update();
    }

    /** Returns the name of the prepared statement in this session; empty if there is none. */
    private String preparedUpdate() {
        return jdbc.sql("select name from pg_prepared_statements where statement like 'update users set (user_id%'")
                .query(String.class)
                .optional()
                .orElse("");
    }

    private Map<String, @Nullable Object> row() {
        return jdbc.sql("select * from users").query().singleRow();
    }
}
