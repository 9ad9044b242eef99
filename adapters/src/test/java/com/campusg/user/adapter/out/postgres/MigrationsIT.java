package com.campusg.user.adapter.out.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.campusg.SharedDatabase;
import com.campusg.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** New databases, and the ones that CampusG has. */
@ExtendWith(SharedDatabase.class)
class MigrationsIT {

    private static final String NEWEST = "7";

    private static final String USERS_BEFORE_CLERK = """
            create table users (
                user_id varchar(36) primary key, email varchar(255) not null,
                first_name varchar(100) not null, last_name varchar(100) not null, phone_number varchar(20),
                user_stripe_card jsonb, customer_rating numeric not null, runner_rating numeric not null,
                created_at timestamp not null, updated_at timestamp not null);
            create index ix_users_customer_rating on users (customer_rating);
            create index ix_users_runner_rating on users (runner_rating);
            insert into users values
                ('1', 'ada@campus.edu', 'Ada', 'Lovelace', '+15555550100', '{"last4": "4242"}', 5.0, 4.2,
                 '2024-02-29 12:00:00', '2024-03-01 12:00:00'),
                ('2', 'grace@campus.edu', 'Grace', 'Hopper', null, null, 5, 5.00,
                 '2024-02-29 12:00:00', '2024-03-01 12:00:00'),
                ('3', 'alan@campus.edu', 'Alan', 'Turing', null, null, 0, 5.1,
                 '2024-02-29 12:00:00', '2024-03-01 12:00:00');
            """;

    private static final String CHANGE_OF_THE_GUIDE = """
            alter table users add column clerk_user_id varchar(255);
            create unique index ix_users_clerk_user_id on users (clerk_user_id);
            update users set clerk_user_id = 'user_ada' where user_id = '1';
            """;

    private final DataSource database = new DriverManagerDataSource(
            SharedDatabase.server().createDatabase(), TestDatabase.USERNAME, TestDatabase.PASSWORD);
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void makeNewDatabaseAndThenNothingMore() {
        Flyway flyway = flyway();

        assertThat(flyway.migrate().targetSchemaVersion).isEqualTo(NEWEST);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void letNewUsersShareAnAddressButNoClerkId() {
        flyway().migrate();
        register("1", "user_ada", "ada@campus.edu");

        register("2", "user_grace", "ada@campus.edu");

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> register("3", "user_ada", "other@campus.edu"));
    }

    @Test
    void keepEveryRowFromBeforeClerk() {
        execute(USERS_BEFORE_CLERK
                + "alter table users add unique (email); create index ix_users_email on users (email)");
        List<Map<String, @Nullable Object>> before = legacyColumns();

        adopt();

        assertThat(legacyColumns()).isEqualTo(before);
        assertThat(jdbc.sql("select * from users where clerk_user_id is not null")
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(jdbc.sql(
                                "select email_verified or deleted_at is not null or clerk_updated_at is not null from users")
                        .query(Boolean.class)
                        .list())
                .containsOnly(false);
    }

    @Test
    void keepEveryRowThatTheGuideLinked() {
        execute(USERS_BEFORE_CLERK + CHANGE_OF_THE_GUIDE);
        List<Map<String, @Nullable Object>> before = legacyColumns();

        adopt();

        assertThat(legacyColumns()).isEqualTo(before);
        assertThat(jdbc.sql("select user_id from users where clerk_user_id = 'user_ada'")
                        .query(String.class)
                        .single())
                .isEqualTo("1");
    }

    @Test
    void takeAverageOtherThanFiveForOneRating() {
        execute(USERS_BEFORE_CLERK);

        adopt();

        assertThat(counts("1")).containsExactly(0, 1);
        assertThat(counts("2")).containsExactly(0, 0);
        assertThat(counts("3")).containsExactly(1, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table users add unique (email)",
                "alter table users add constraint \"UQ Users E-mail\" unique (email)",
                "create unique index \"Ix.Odd\" on users (email)",
                "create unique index ix_users_email on users (email)",
                "create unique index uq_email on users (email) include (user_id)",
                "create unique index uq_email on users (email) where email <> ''",
                "create unique index uq_email on users (email desc); alter table users add unique (email)",
                "create index ix_users_email on users (email); alter table users add constraint uq unique (email)"
            })
    void letAddressesMoveWhateverKeptThemUnique(String uniqueness) {
        execute(USERS_BEFORE_CLERK + uniqueness);

        adopt();
        register("4", "user_ada", "ada@campus.edu");

        assertThat(jdbc.sql("select count(*) from users where email = 'ada@campus.edu'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select to_regclass('ix_users_email') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void keepOtherUniqueness() {
        execute(USERS_BEFORE_CLERK + "create unique index uq_other on users (first_name, email)");

        adopt();

        assertThat(jdbc.sql("select to_regclass('uq_other') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** As the service does at its first start on such a database. */
    private void adopt() {
        assertThat(flyway().migrate().targetSchemaVersion).isEqualTo(NEWEST);
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database)
                .baselineOnMigrate(true)
                .baselineVersion("1")
                .load();
    }

    private void execute(String script) {
        jdbc.sql(script).update();
    }

    private void register(String userId, String clerkUserId, String email) {
        jdbc.sql("""
                        insert into users (user_id, clerk_user_id, email, created_at, updated_at)
                        values (?, ?, ?, now(), now())""").params(userId, clerkUserId, email).update();
    }

    private List<Map<String, @Nullable Object>> legacyColumns() {
        return jdbc.sql("""
                        select user_id, email, first_name, last_name, phone_number, user_stripe_card::text,
                               customer_rating, runner_rating, created_at, updated_at
                        from users order by user_id""").query().listOfRows();
    }

    private List<Integer> counts(String userId) {
        return jdbc.sql("select customer_rating_count, runner_rating_count from users where user_id = ?")
                .param(userId)
                .query((row, number) -> List.of(row.getInt(1), row.getInt(2)))
                .single();
    }
}
