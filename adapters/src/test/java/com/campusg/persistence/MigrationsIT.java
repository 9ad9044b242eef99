package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.SharedDatabase;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The migrations of empty databases and of databases that CampusG has. */
@ExtendWith({SharedDatabase.class, OutputCaptureExtension.class})
class MigrationsIT {

    private static final String NEWEST = "12";

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
                ('3', 'alan@campus.edu', 'Alan', 'Turing', null, null, 1, 4.666666,
                 '2024-02-29 12:00:00', '2024-03-01 12:00:00');
            """;

    private static final String CLERK_USER_ID = """
            alter table users add column clerk_user_id varchar(255);
            create unique index ix_users_clerk_user_id on users (clerk_user_id);
            update users set clerk_user_id = 'user_ada' where user_id = '1';
            """;

    private final DataSource database = new DriverManagerDataSource(
            SharedDatabase.server().createDatabase(), TestDatabase.USERNAME, TestDatabase.PASSWORD);
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void migrateAnEmptyDatabaseOnce() {
        Flyway flyway = flyway();

        assertThat(flyway.migrate().targetSchemaVersion).isEqualTo(NEWEST);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
    }

    @Test
    void allowUsersWithTheSameAddressButNotWithTheSameClerkId() {
        flyway().migrate();
        register("1", "user_ada", "ada@campus.edu");

        register("2", "user_grace", "ada@campus.edu");

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> register("3", "user_ada", "other@campus.edu"));
    }

    @Test
    void keepUsersFromBeforeClerk() {
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

    @ParameterizedTest
    @ValueSource(strings = {"", CLERK_USER_ID})
    void keepViewsOnUsers(String linked) {
        execute(USERS_BEFORE_CLERK + linked + """
                create view names with (security_barrier = true) as
                    select user_id, first_name || ' ' || last_name as name, created_at from users;
                create view "Long Names" as select * from names where length(name) > 13;
                create materialized view averages as select first_name, runner_rating from users;
                create unique index ix_averages on averages (first_name);
                create view on_both as select n.name, a.* from "Long Names" n cross join averages a;
                comment on view "Long Names" is 'of more than 13 letters';
                grant select on names to pg_monitor with grant option;
                grant select on on_both to public;
                """);
        List<Map<String, @Nullable Object>> before = views();

        adopt();

        assertThat(views()).isEqualTo(before).hasSize(4);
        assertThat(jdbc.sql("select name from \"Long Names\"")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertThat(jdbc.sql("select to_regclass('ix_averages') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void keepForeignKeysOnTheUserId() {
        execute(USERS_BEFORE_CLERK + """
                create table orders (order_id int primary key, user_id varchar(36) references users);
                insert into orders values (1, '1');
                """);

        adopt();

        assertThat(jdbc.sql("select count(*) from pg_constraint where contype = 'f' and conrelid = 'orders'::regclass")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void keepRowsWhoseClerkUserIdIsNone() {
        execute(USERS_BEFORE_CLERK + CLERK_USER_ID + """
                update users set clerk_user_id = 'clerk_test_123' where user_id = '1';
                update users set clerk_user_id = '' where user_id = '2';
                update users set clerk_user_id = 'auth0|1' where user_id = '3';
                """);

        adopt();

        assertThat(jdbc.sql("select clerk_user_id from users order by user_id")
                        .query(String.class)
                        .list())
                .containsExactly("clerk_test_123", "", "auth0|1");
    }

    @Test
    void keepUsersThatAreAlreadyLinked() {
        execute(USERS_BEFORE_CLERK + CLERK_USER_ID);
        List<Map<String, @Nullable Object>> before = legacyColumns();

        adopt();

        assertThat(legacyColumns()).isEqualTo(before);
        assertThat(jdbc.sql("select user_id from users where clerk_user_id = 'user_ada'")
                        .query(String.class)
                        .single())
                .isEqualTo("1");
    }

    @Test
    void countAnAverageOtherThanFiveAsOneRating() {
        execute(USERS_BEFORE_CLERK);

        adopt();

        assertThat(counts("1")).containsExactly(0, 1);
        assertThat(counts("2")).containsExactly(0, 0);
        assertThat(counts("3")).containsExactly(1, 1);
    }

    @Test
    void adoptAveragesThatAreNoMeanOfStarsAsUnratedAndReportThem(CapturedOutput output) {
        execute(USERS_BEFORE_CLERK + """
                update users set customer_rating = 'NaN', runner_rating = 4.2 where user_id = '1';
                update users set customer_rating = 'Infinity', runner_rating = '-Infinity' where user_id = '2';
                update users set customer_rating = 0, runner_rating = 5.1 where user_id = '3';
                """);

        adopt();

        assertThat(counts("1")).containsExactly(0, 1);
        assertThat(counts("2")).containsExactly(0, 0);
        assertThat(counts("3")).containsExactly(0, 0);
        assertThat(jdbc.sql("select customer_rating from users union all select runner_rating from users")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("5.0", "4.2", "5.0", "5.0", "5.0", "5.0");
        assertThat(output).containsOnlyOnce("3 users have become unrated");
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
    void dropEveryUniquenessOfAddresses(String uniqueness) {
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
    void keepOtherUniqueIndexes() {
        execute(USERS_BEFORE_CLERK + "create unique index uq_other on users (first_name, email)");

        adopt();

        assertThat(jdbc.sql("select to_regclass('uq_other') is not null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** The table {@code event_publication} is the outbox of versions before V8. */
    @Nested
    class OfTheUserEventOutbox {

        @Test
        void movePendingEventsInOrder() {
            migrateTo("7");
            publish("Registered", "user_ada", 1, "2026-11-23T10:00:00.123456Z", false);
            publish("Registered", "user_grace", 1, "2026-11-23T09:00:00Z", false);
            publish("Changed", "user_ada", 2, "2026-11-23T08:00:00Z", true);
            publish("Rated", "user_ada", 3, "2026-11-23T11:00:00Z", false);
            publish("Republished", "user_ada", 3, "2026-11-23T11:00:00Z", false);
            publish("Erased", "user_ada", 4, "2026-11-23T12:00:00Z", false);

            flyway().migrate();

            assertThat(outbox())
                    .containsExactly(
                            "registered user_ada 1 2026-11-23T10:00:00.123456Z",
                            "registered user_grace 1 2026-11-23T09:00:00Z",
                            "rated user_ada 3 2026-11-23T11:00:00Z",
                            "republished user_ada 3 2026-11-23T11:00:00Z",
                            "erased user_ada 4 2026-11-23T12:00:00Z");
            assertThat(publications()).isZero();
        }

        @Test
        void moveEventsOfInstancesOfThePreviousVersion() {
            flyway().migrate();

            publish("Registered", "user_ada", 7, "2026-11-23T10:00:00Z", false);
            publish("Changed", "user_ada", 8, "2026-11-23T09:00:00Z", false);

            assertThat(outbox())
                    .containsExactly(
                            "registered user_ada 7 2026-11-23T10:00:00Z", "changed user_ada 8 2026-11-23T09:00:00Z");
            assertThat(publications()).isZero();
        }

        @Test
        void discardEventsOfARolledBackTransactionOfThePreviousVersion() {
            flyway().migrate();

            new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> {
                publish("Registered", "user_ada", 7, "2026-11-23T10:00:00Z", false);
                status.setRollbackOnly();
            });

            assertThat(outbox()).isEmpty();
        }

        /** An instance of the previous version may have an open transaction when the migration starts. */
        @Test
        void moveTheEventOfATransactionThatCommitsDuringTheMigration() {
            migrateTo("7");
            publish("Registered", "user_grace", 1, "2026-11-23T09:00:00Z", false);

            CompletableFuture<Void> migration = Objects.requireNonNull(
                    new TransactionTemplate(new JdbcTransactionManager(database)).execute(status -> {
                        publish("Registered", "user_ada", 1, "2026-11-23T10:00:00Z", false);
                        CompletableFuture<Void> started = CompletableFuture.runAsync(() -> flyway().migrate());
                        await("a lock request of the migration")
                                .atMost(Timeouts.DEFAULT)
                                .until(this::isTransactionWaiting);
                        return started;
                    }));

            assertThat(migration).succeedsWithin(Timeouts.DEFAULT);
            assertThat(outbox())
                    .containsExactly(
                            "registered user_grace 1 2026-11-23T09:00:00Z",
                            "registered user_ada 1 2026-11-23T10:00:00Z");
            assertThat(publications()).isZero();
        }

        private boolean isTransactionWaiting() {
            return jdbc.sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single();
        }

        private void migrateTo(String version) {
            Flyway.configure().dataSource(database).target(version).load().migrate();
        }

        /** Inserts as the previous version does. The time of publication is later than that of the event. */
        private void publish(String type, String clerkUserId, long version, String occurredAt, boolean completed) {
            String event = """
                    {"clerkUserId":{"value":"%s"},"version":%d,"occurredAt":"%s"}""".formatted(clerkUserId, version, occurredAt);
            jdbc.sql("""
                            insert into event_publication (
                                id, listener_id, event_type, serialized_event, publication_date, completion_date,
                                status, completion_attempts)
                            values (gen_random_uuid(), 'campusg.users', ?, ?, now(), case when ? then now() end, 'PUBLISHED', 1)""")
                    .params("com.campusg.user.domain.UserEvent$" + type, event, completed)
                    .update();
        }

        private List<String> outbox() {
            return jdbc.sql("select * from user_event_outbox order by position")
                    .query((row, number) -> "%s %s %d %s"
                            .formatted(
                                    row.getString("type"),
                                    row.getString("clerk_user_id"),
                                    row.getLong("version"),
                                    row.getObject("occurred_at", OffsetDateTime.class)
                                            .toInstant()))
                    .list();
        }

        private long publications() {
            return jdbc.sql("select count(*) from event_publication")
                    .query(Long.class)
                    .single();
        }
    }

    /** Migrates as the service does when it starts with such a database. */
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

    private List<Map<String, @Nullable Object>> views() {
        return jdbc.sql("""
                        select relname, relkind::text, reloptions::text, relacl::text,
                               obj_description(oid, 'pg_class')
                        from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
                        order by relname""").query().listOfRows();
    }

    private List<Integer> counts(String userId) {
        return jdbc.sql("select customer_rating_count, runner_rating_count from users where user_id = ?")
                .param(userId)
                .query((row, number) -> List.of(row.getInt(1), row.getInt(2)))
                .single();
    }
}
