package com.campusg;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.UrlCheck.class)
class DatabaseConfiguration {

    /** Migrations may take longer than a request may: they have connections of their own, without its time limits. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    FlywayConfigurationCustomizer migrationConnections(JdbcConnectionDetails database) {
        return configuration ->
                configuration.dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword());
    }

    /** Runs before anything is created, so that the first thing said is the one that helps. */
    static final class UrlCheck implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            String url = environment.getProperty("spring.datasource.url", "");
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new InvalidSettingException(
                        "SPRING_DATASOURCE_URL",
                        url.isBlank() ? "is missing" : "is no PostgreSQL URL",
                        "It looks like jdbc:postgresql://localhost:5432/campusg");
            }
        }
    }
}
