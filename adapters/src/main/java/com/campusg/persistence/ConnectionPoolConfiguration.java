package com.campusg.persistence;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class ConnectionPoolConfiguration {

    /** Replaces the indicator {@code db} of Spring Boot. */
    @Bean
    HealthIndicator dbHealthIndicator(HikariDataSource pool) {
        return new WritableDatabaseHealthIndicator(pool);
    }
}
