package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.campusg.SharedDatabase;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionStatus;

@ExtendWith({SharedDatabase.class, OutputCaptureExtension.class})
class MigrationConfigurationIT {

    private static final String USERS_BEFORE_CLERK = """
            create table users (
                user_id varchar(36) primary key, email varchar(255) not null,
                first_name varchar(100) not null, last_name varchar(100) not null, phone_number varchar(20),
                user_stripe_card jsonb, customer_rating numeric not null, runner_rating numeric not null,
                created_at timestamp not null, updated_at timestamp not null);
            """;

    private final String url = SharedDatabase.server().createDatabase();
    private final String owner = "owner_" + url.substring(url.lastIndexOf('_') + 1);
    private final String service = "service_" + url.substring(url.lastIndexOf('_') + 1);
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(MigrationConfiguration.class)
            .withPropertyValues(
                    "spring.datasource.url=" + url,
                    "spring.datasource.username=" + TestDatabase.USERNAME,
                    "spring.datasource.password=" + TestDatabase.PASSWORD);

    @Test
    void createsTheTablesInAnEmptyDatabase() {
        application.run(context -> assertThat(appliedVersions(context)).startsWith("1", "2"));
    }

    @Test
    void createsTheTablesInADatabaseOfAnotherApplication() {
        jdbc().sql("create table other (id int)").update();

        application.run(context -> assertThat(appliedVersions(context)).startsWith("0", "1", "2"));
    }

    @Test
    void adoptsADatabaseWithUsers() {
        jdbc().sql(
                        USERS_BEFORE_CLERK
                                + "insert into users values ('1', 'ada@campus.edu', 'Ada', 'L', null, null, 5, 5, now(), now())")
                .update();

        application.run(context -> {
            assertThat(appliedVersions(context)).startsWith("1", "2");
            assertThat(jdbc().sql("select description from flyway_schema_history where version = '1'")
                            .query(String.class)
                            .single())
                    .isEqualTo("adopted");
            assertThat(jdbc().sql("select email from users").query(String.class).list())
                    .containsExactly("ada@campus.edu");
        });
    }

    @Test
    void startsSeveralInstancesAtOnceOnAnEmptyDatabase() {
        startThreeInstancesAtOnce();
    }

    @Test
    void startsSeveralInstancesAtOnceWithUsersFromBeforeClerk() {
        jdbc().sql(USERS_BEFORE_CLERK).update();

        startThreeInstancesAtOnce();
    }

    private void startThreeInstancesAtOnce() {
        List<CompletableFuture<Void>> starts = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> application.run(context -> assertThat(context).hasNotFailed())))
                .limit(3)
                .toList();

        assertThat(CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Timeouts.DEFAULT);
        assertThat(history("flyway_schema_history")).startsWith("1", "2").doesNotHaveDuplicates();
    }

    @Test
    void keepsTheHistoryOfAnotherApplication() {
        jdbc().sql("""
                create table flyway_schema_history (
                    installed_rank int primary key, version varchar(50), description varchar(200) not null,
                    type varchar(20) not null, script varchar(1000) not null, checksum int,
                    installed_by varchar(100) not null, installed_on timestamp not null default now(),
                    execution_time int not null, success boolean not null);
                insert into flyway_schema_history values
                    (1, '1', 'orders', 'SQL', 'V1__orders.sql', 1, 'orders', now(), 1, true),
                    (2, '20', 'more orders', 'SQL', 'V20__more_orders.sql', 1, 'orders', now(), 1, true);
                """ + USERS_BEFORE_CLERK).update();

        for (int start = 0; start < 2; start++) {
            application.run(context -> assertThat(context).hasNotFailed());
        }

        assertThat(history("flyway_schema_history")).containsExactly("1", "20");
        assertThat(history("campusg_flyway_schema_history"))
                .startsWith("1", "2")
                .doesNotHaveDuplicates();
    }

    @Test
    void namesTheForeignKeyThatPreventsTheAdoption() {
        jdbc().sql(USERS_BEFORE_CLERK + """
                alter table users add constraint users_email_key unique (email);
                create table orders (id int, email varchar(255) constraint orders_email_fkey references users (email));
                """).update();

        application.run(context -> {
            assertInvalid(context.getStartupFailure(), "spring.datasource.url");
            assertThat(causes(context.getStartupFailure()).stream()
                            .filter(InvalidConfigurationPropertyValueException.class::isInstance)
                            .findFirst()
                            .orElseThrow())
                    .extracting(failure -> ((InvalidConfigurationPropertyValueException) failure).getReason())
                    .asString()
                    .contains("orders_email_fkey on table orders")
                    .doesNotContain("\n", "CASCADE");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create table users (id bigint primary key, email text) | column user_id is missing",
                "%s; alter table users alter user_id type uuid using user_id::uuid | column user_id has type uuid",
                "%s; alter table users alter runner_rating type float8 | column runner_rating has type float8",
                "%s; alter table users add clerk_user_id uuid | column clerk_user_id has type uuid",
                "%s; alter table users drop constraint users_pkey | user_id is not the primary key",
                "%s; alter table users rename to people; create view users as select * from people | no ordinary table",
                "%s; alter table users add deleted_at date | column \"deleted_at\" of relation \"users\" already exists",
                "%s; create table leases (id int) | relation \"leases\" already exists"
            })
    void changesNothingInAnUnsuitableDatabase(String statements, String reason) {
        jdbc().sql(statements.formatted(USERS_BEFORE_CLERK.strip().replaceFirst(";$", "")))
                .update();
        List<String> before = columns();

        application.run(context ->
                assertThat(reason(context.getStartupFailure())).contains(reason).doesNotContain("\n"));

        assertThat(columns()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void migratesOnceTransactionsHaveEnded(CapturedOutput output) {
        jdbc().sql(USERS_BEFORE_CLERK).update();
        JdbcTransactionManager other = new JdbcTransactionManager(dataSource());
        TransactionStatus idle = other.getTransaction(null);
        JdbcClient.create(Objects.requireNonNull(other.getDataSource()))
                .sql("select * from users")
                .query()
                .listOfRows();

        CompletableFuture<Void> start = CompletableFuture.runAsync(
                () -> application.run(context -> assertThat(context).hasNotFailed()));
        await().atMost(Timeouts.DEFAULT).until(() -> output.getOut().contains("attempt 1 of 20"));
        other.commit(idle);

        assertThat(start).succeedsWithin(Timeouts.DEFAULT);
        assertThat(output).contains("tables are locked by process", "idle in transaction");
    }

    @Test
    void migratesWithARoleOfItsOwn() {
        createRoles();

        asService("spring.flyway.user=" + owner, "spring.flyway.password=" + owner)
                .run(context -> assertThat(appliedVersions(context)).startsWith("1", "2"));

        assertThat(jdbc().sql("select tableowner from pg_tables where tablename = 'users'")
                        .query(String.class)
                        .single())
                .isEqualTo(owner);
    }

    @Test
    void startsWithoutPrivilegesForMigrationsIfNoneIsPending() {
        createRoles();
        asService("spring.flyway.user=" + owner, "spring.flyway.password=" + owner)
                .run(context -> assertThat(context).hasNotFailed());

        asService().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Migrations.class).migrate().applied()).isZero();
            JdbcClient service = JdbcClient.create(context.getBean(DataSource.class));
            assertThat(service.sql("insert into leases values ('any', gen_random_uuid(), now())")
                            .update())
                    .isOne();
            assertThat(service.sql(
                                    "insert into ratings_given (order_id, role, rated, stars) values ('1', 'RUNNER', 'a', 5)")
                            .update())
                    .isOne();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", USERS_BEFORE_CLERK})
    void namesTheCommandIfMigrationsArePendingThatTheRoleMayNotApply(String existing) {
        createRoles();
        new JdbcTemplate(dataSource()).execute(existing);

        asService().run(context -> {
            assertInvalid(context.getStartupFailure(), "spring.datasource.username");
            assertThat(reason(context.getStartupFailure())).contains("migrate");
        });
    }

    @Test
    void namesTheUrlIfMigrationsArePendingOnAReadOnlyServer() {
        makeReadOnly();

        application.run(context -> {
            assertInvalid(context.getStartupFailure(), "spring.datasource.url");
            assertThat(reason(context.getStartupFailure())).contains("read-only");
        });
    }

    @Test
    void startsOnAReadOnlyServerIfNoMigrationIsPending() {
        application.run(context -> assertThat(context).hasNotFailed());
        makeReadOnly();

        application.run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void namesThePropertiesOfTheMigrationsIfTheyDiffer() {
        application
                .withPropertyValues("spring.flyway.url=" + url + "_missing")
                .run(context -> assertInvalid(context.getStartupFailure(), "spring.flyway.url"));
        application
                .withPropertyValues("spring.flyway.user=unknown_role", "spring.flyway.password=wrong")
                .run(context -> assertInvalid(context.getStartupFailure(), "spring.flyway.password"));
    }

    /** The statements of docs/install.md. */
    private void createRoles() {
        jdbc().sql("""
                create role %1$s login password '%1$s';
                create role %2$s login password '%2$s';
                grant create, usage on schema public to %1$s;
                revoke create on schema public from public;
                alter default privileges for role %1$s in schema public grant select, insert, update, delete on tables to %2$s;
                """.formatted(owner, service)).update();
    }

    private ApplicationContextRunner asService(String... properties) {
        return application
                .withPropertyValues("spring.datasource.username=" + service, "spring.datasource.password=" + service)
                .withPropertyValues(properties);
    }

    private void makeReadOnly() {
        jdbc().sql("alter database %s set default_transaction_read_only = on"
                        .formatted(url.substring(url.lastIndexOf('/') + 1)))
                .update();
    }

    private List<String> columns() {
        return jdbc().sql("""
                        select table_name || '.' || column_name || ' ' || data_type from information_schema.columns
                        where table_schema = 'public' order by table_name, ordinal_position""").query((row, number) -> row.getString(1)).list();
    }

    @Test
    void namesThePasswordIfTheDatabaseRefusesIt() {
        application
                .withPropertyValues("spring.datasource.username=unknown_role", "spring.datasource.password=wrong")
                .run(context -> assertInvalid(context.getStartupFailure(), "spring.datasource.password"));
    }

    @Test
    void namesTheUrlIfTheDatabaseDoesNotExist() {
        application
                .withPropertyValues("spring.datasource.url=" + url + "_missing")
                .run(context -> assertInvalid(context.getStartupFailure(), "spring.datasource.url"));
    }

    private static String reason(@Nullable Throwable startupFailure) {
        return causes(startupFailure).stream()
                .filter(InvalidConfigurationPropertyValueException.class::isInstance)
                .map(failure -> String.valueOf(((InvalidConfigurationPropertyValueException) failure).getReason()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No setting is named", startupFailure));
    }

    private static void assertInvalid(@Nullable Throwable startupFailure, String property) {
        List<String> invalid = causes(startupFailure).stream()
                .filter(InvalidConfigurationPropertyValueException.class::isInstance)
                .map(failure -> ((InvalidConfigurationPropertyValueException) failure).getName())
                .toList();

        assertThat(invalid).as("%s", startupFailure).containsExactly(property);
    }

    private static List<Throwable> causes(@Nullable Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    private DataSource dataSource() {
        return new DriverManagerDataSource(url, TestDatabase.USERNAME, TestDatabase.PASSWORD);
    }

    private List<String> history(String table) {
        return jdbc().sql("select version from " + table + " where version is not null order by installed_rank")
                .query((row, number) -> row.getString("version"))
                .list();
    }

    private static List<String> appliedVersions(ApplicationContext context) {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql("select version from flyway_schema_history where version is not null order by installed_rank")
                .query((row, number) -> row.getString("version"))
                .list();
    }
}
