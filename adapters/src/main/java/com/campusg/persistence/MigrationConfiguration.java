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
@ConditionalOnBooleanProperty(name = "spring.flyway.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MigrationProperties.class)
class MigrationConfiguration {

    /** Statements are not prepared on the server, because a pooler in transaction mode does not support that. */
    private static final Map<String, String> CONNECTION_PROPERTIES =
            Map.of("prepareThreshold", "0", "connectTimeout", "3", "ApplicationName", "campusg-user-service-migration");

    /** Migrations use connections of their own, without the time limits of the pool. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FlywayConfigurationCustomizer migrationConnections(MigrationDatabase database) {
        return configuration -> configuration
                .jdbcProperties(CONNECTION_PROPERTIES)
                .dataSource(database.url(), database.user(), database.password());
    }

    @Bean
    MigrationDatabase migrationDatabase(FlywayConnectionDetails migrations, JdbcConnectionDetails service) {
        return MigrationDatabase.of(migrations, service);
    }

    @Bean
    Migrations migrations(ObjectProvider<Flyway> flyway, MigrationDatabase database) {
        return new Migrations(flyway, database);
    }

    /** The pool is used after the migrations, so it can still be adapted. */
    @Bean
    FlywayMigrationStrategy migration(Migrations migrations, HikariDataSource pool) {
        return flyway -> {
            migrations.migrate();
            TransactionPooler.adapt(pool);
        };
    }
}
