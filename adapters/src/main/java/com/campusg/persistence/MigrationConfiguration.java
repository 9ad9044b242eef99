package com.campusg.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Configures Flyway, which uses the role and the address of {@code spring.flyway}, by default those of the service. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseProperties.class, MigrationProperties.class})
class MigrationConfiguration {

    /** Without Flyway, its connection details do not exist, and another tool migrates the database. */
    private static final String FLYWAY = "spring.flyway.enabled";

    /** Statements are not prepared on the server, because a pooler in transaction mode does not support that. */
    private static final Map<String, String> CONNECTION_PROPERTIES =
            Map.of("prepareThreshold", "0", "connectTimeout", "3", "ApplicationName", "campusg-user-service-migration");

    /** Migrations use connections of their own, without the time limits of the pool. */
    @Bean
    @ConditionalOnBooleanProperty(name = FLYWAY, matchIfMissing = true)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FlywayConfigurationCustomizer migrationConnections(MigrationDatabase database) {
        return configuration -> configuration
                .jdbcProperties(CONNECTION_PROPERTIES)
                .dataSource(database.url(), database.user(), database.password());
    }

    @Bean
    @ConditionalOnBooleanProperty(name = FLYWAY, matchIfMissing = true)
    MigrationDatabase migrationDatabase(FlywayConnectionDetails migrations, JdbcConnectionDetails service) {
        return MigrationDatabase.of(migrations, service);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = FLYWAY, matchIfMissing = true)
    Migrations migrations(ObjectProvider<Flyway> flyway, MigrationDatabase database) {
        return new Migrations(flyway, database);
    }

    /** The pool is used after the migrations, so it can still be adapted. */
    @Bean
    @ConditionalOnBooleanProperty(name = FLYWAY, matchIfMissing = true)
    FlywayMigrationStrategy migration(Migrations migrations, HikariDataSource pool) {
        return flyway -> {
            migrations.migrate();
            TransactionPooler.adapt(pool);
        };
    }
}
