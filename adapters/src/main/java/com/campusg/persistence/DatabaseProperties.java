package com.campusg.persistence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Checks the URL of the database, which Spring Boot's own properties use.
 *
 * @param url a PostgreSQL JDBC URL
 */
@ConfigurationProperties("spring.datasource")
record DatabaseProperties(@DefaultValue("") String url) {

    DatabaseProperties {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.datasource.url",
                    null,
                    (url.isBlank() ? "is missing" : "is not a PostgreSQL URL")
                            + ". It looks like jdbc:postgresql://localhost:5432/campusg");
        }
    }
}
