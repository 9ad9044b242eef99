package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.SharedDatabase;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(SharedDatabase.class)
class MigrationConfigurationIT {

    private static final String USERS_BEFORE_CLERK = """
            create table users (
                user_id varchar(36) primary key, email varchar(255) not null,
                first_name varchar(100) not null, last_name varchar(100) not null, phone_number varchar(20),
                user_stripe_card jsonb, customer_rating numeric not null, runner_rating numeric not null,
                created_at timestamp not null, updated_at timestamp not null);
            """;

    private final String url = SharedDatabase.server().createDatabase();
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
            .withUserConfiguration(MigrationConfiguration.class)
            .withPropertyValues(
                    "spring.flyway.baseline-on-migrate=true",
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
        return JdbcClient.create(new DriverManagerDataSource(url, TestDatabase.USERNAME, TestDatabase.PASSWORD));
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
