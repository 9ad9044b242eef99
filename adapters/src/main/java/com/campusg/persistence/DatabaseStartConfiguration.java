package com.campusg.persistence;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lets the service wait for the database at its start. Commands do not wait, because their users can repeat them.
 *
 * <p>The database is first used by Flyway, so the configuration of Flyway waits.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(DatabaseStartConfiguration.DatabaseStartProperties.class)
class DatabaseStartConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    FlywayConfigurationCustomizer databaseStart(DatabaseStartProperties properties) {
        return configuration ->
                new DatabaseStart(configuration.getDataSource(), properties.startTimeout()).awaitConnection();
    }

    /**
     * The settings of the wait.
     *
     * @param startTimeout how long to wait for the database; zero not to wait
     */
    @ConfigurationProperties("campusg.database")
    record DatabaseStartProperties(@DefaultValue("60s") Duration startTimeout) {

        DatabaseStartProperties {
            if (startTimeout.isNegative()) {
                throw new InvalidConfigurationPropertyValueException(
                        "campusg.database.start-timeout",
                        null,
                        "is '" + startTimeout + "', which is negative. Set a duration such as 60s");
            }
        }
    }
}
