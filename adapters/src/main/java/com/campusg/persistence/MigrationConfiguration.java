package com.campusg.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Migrates the database with Flyway, and adopts an existing CampusG database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class MigrationConfiguration {

    /** V1 is the table {@code users} from before Clerk. */
    private static final String WITH_USERS = "1";

    private static final String WITHOUT_USERS = "0";

    private static final String ADOPTED = "adopted";

    /** Waits without limits, and is held until the end of the transaction, so that a pooler in transaction mode keeps it. */
    private static final String LOCK = """
            set local lock_timeout = 0;
            set local statement_timeout = 0;
            set local idle_in_transaction_session_timeout = 0;
            select pg_advisory_xact_lock(hashtextextended('campusg.migration', 0))""";

    private static final String HAS_USERS = "select to_regclass('users') is not null";

    private static final String HAS_HISTORY =
            "select to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') is not null";

    private static final String HAS_HISTORY_OF_ANOTHER_APPLICATION = """
            select count(*) > 0 and not bool_or(
                script in ('V1__users_before_clerk.sql', 'V2__clerk_user_id.sql')
                or type = 'BASELINE' and description = 'adopted')
            from flyway_schema_history""";

    private static final String OWN_HISTORY = "campusg_flyway_schema_history";

    /** SQLSTATE of statements that fail because of other objects, missing privileges or existing rows. */
    private static final Set<String> OBSTACLES =
            Set.of("0A000", "2BP01", "42501", "42P16", "42703", "42P07", "23505", "23514");

    /** SQLSTATE class 28: invalid authorization specification. */
    private static final String INVALID_AUTHORIZATION = "28";

    /** Statements are not prepared on the server, because a pooler in transaction mode does not support that. */
    private static final Map<String, String> CONNECTION_PROPERTIES =
            Map.of("prepareThreshold", "0", "connectTimeout", "3", "ApplicationName", "campusg-user-service-migration");

    /** Migrations use connections of their own, without the time limits of the pool. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FlywayConfigurationCustomizer migrationConnections(JdbcConnectionDetails database) {
        return configuration -> configuration
                .jdbcProperties(CONNECTION_PROPERTIES)
                .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** One instance migrates at a time: Flyway's own lock does not cover the creation of the history table. */
    @Bean
    FlywayMigrationStrategy migration(HikariDataSource pool) {
        return flyway -> {
            FluentConfiguration configuration = Flyway.configure().configuration(flyway.getConfiguration());
            try (Connection connection = configuration.getDataSource().getConnection()) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(LOCK);
                    adopt(configuration, statement);
                    configuration.load().migrate();
                }
                connection.rollback();
                TransactionPooler.adapt(pool);
            } catch (SQLException failure) {
                throw unusable(failure);
            } catch (FlywayException failure) {
                throw obstacle(failure);
            }
        };
    }

    /**
     * A database that has the table {@code users}, but no record of migrations, is adopted: the first migration counts as
     * applied. The second one has no effect on a database that already has its change. If another application records its
     * migrations in the same schema, the record of this service has a name of its own.
     */
    private static void adopt(FluentConfiguration configuration, Statement statement) throws SQLException {
        configuration
                .baselineVersion(isTrue(statement, HAS_USERS) ? WITH_USERS : WITHOUT_USERS)
                .baselineDescription(ADOPTED);
        if (isTrue(statement, HAS_HISTORY) && isTrue(statement, HAS_HISTORY_OF_ANOTHER_APPLICATION)) {
            configuration.table(OWN_HISTORY);
        }
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Names what prevents the migration in one line, if it is a property of the database. */
    private static RuntimeException obstacle(FlywayException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(cause -> OBSTACLES.contains(String.valueOf(cause.getSQLState())))
                .findFirst()
                .<RuntimeException>map(cause -> new InvalidConfigurationPropertyValueException(
                        "spring.datasource.url",
                        null,
                        "names a database that cannot be migrated: " + withoutHints(cause)
                                + ". Remove the obstacle and start again"))
                .orElse(failure);
    }

    private static String withoutHints(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .takeWhile(line -> !line.startsWith("Hint:") && !line.startsWith("Where:"))
                .collect(Collectors.joining(" "));
    }

    private static InvalidConfigurationPropertyValueException unusable(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith(INVALID_AUTHORIZATION)
                ? new InvalidConfigurationPropertyValueException(
                        "spring.datasource.password",
                        null,
                        "or SPRING_DATASOURCE_USERNAME is refused by the database. Ask the database administrator")
                : new InvalidConfigurationPropertyValueException(
                        "spring.datasource.url",
                        null,
                        "names a database that cannot be used: " + failure.getMessage()
                                + ". Is it running, and does the URL name it?");
    }
}
