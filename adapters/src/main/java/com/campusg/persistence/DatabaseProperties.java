package com.campusg.persistence;

import java.util.regex.Pattern;
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

    private static final Pattern CREDENTIALS = Pattern.compile("jdbc:postgresql://[^/?]*@.*");

    DatabaseProperties {
        if (CREDENTIALS.matcher(url).matches()) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.datasource.url",
                    null,
                    "contains credentials. Set SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD instead");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.datasource.url",
                    null,
                    (url.isBlank() ? "is missing" : "is not a PostgreSQL URL")
                            + ". It looks like jdbc:postgresql://localhost:5432/campusg");
        }
    }
}
