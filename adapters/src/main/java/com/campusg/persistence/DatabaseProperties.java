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
        requirePostgresql("spring.datasource.url", url);
    }

    /** Rejects other URLs than those of PostgreSQL, and credentials in the URL. */
    static void requirePostgresql(String property, String url) {
        if (CREDENTIALS.matcher(url).matches()) {
            throw new InvalidConfigurationPropertyValueException(
                    property, null, "contains credentials. Set the variables for user and password instead");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new InvalidConfigurationPropertyValueException(
                    property,
                    null,
                    (url.isBlank() ? "is missing" : "is not a PostgreSQL URL")
                            + ". It looks like jdbc:postgresql://localhost:5432/campusg");
        }
    }
}
