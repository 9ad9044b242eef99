package com.campusg.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
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

    /** SQLSTATE class 28: invalid authorization specification. */
    private static final String INVALID_AUTHORIZATION = "28";

    /** Migrations use connections of their own, without the time limits of the pool. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FlywayConfigurationCustomizer migrationConnections(JdbcConnectionDetails database) {
        return configuration ->
                configuration.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /**
     * A database that has the table {@code users}, but no record of migrations, is adopted: the first migration counts as
     * applied. The second one has no effect on a database that already has its change.
     */
    @Bean
    FlywayConfigurationCustomizer baseline() {
        return configuration -> configuration
                .baselineVersion(hasUsers(configuration.getDataSource()) ? WITH_USERS : WITHOUT_USERS)
                .baselineDescription("adopted");
    }

    private static boolean hasUsers(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet users = statement.executeQuery("select to_regclass('users') is not null")) {
            return users.next() && users.getBoolean(1);
        } catch (SQLException failure) {
            throw unusable(failure);
        }
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
