package com.campusg.persistence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Checks the URL of the database for migrations, which Spring Boot's own properties use.
 *
 * @param url a PostgreSQL JDBC URL; blank if it is that of the service
 */
@ConfigurationProperties("spring.flyway")
record MigrationProperties(@DefaultValue("") String url) {

    MigrationProperties {
        if (!url.isBlank()) {
            DatabaseProperties.requirePostgresql("spring.flyway.url", url);
        }
    }
}
