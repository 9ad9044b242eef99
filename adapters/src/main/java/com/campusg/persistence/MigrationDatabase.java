package com.campusg.persistence;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The database and role of the migrations, and the properties that name them in error messages.
 *
 * @param url a PostgreSQL JDBC URL
 */
record MigrationDatabase(
        String url,
        @Nullable String user,
        @Nullable String password,
        String urlProperty,
        String userProperty,
        String passwordProperty) {

    /** SQLSTATE class 28: invalid authorization specification. */
    private static final String INVALID_AUTHORIZATION = "28";

    /** Those of the migrations, and of the service where the migrations have none. */
    static MigrationDatabase of(FlywayConnectionDetails migrations, JdbcConnectionDetails service) {
        String url = Objects.requireNonNullElse(migrations.getJdbcUrl(), service.getJdbcUrl());
        String user = migrations.getUsername() == null ? service.getUsername() : migrations.getUsername();
        String password = migrations.getPassword() == null ? service.getPassword() : migrations.getPassword();
        boolean sameRole = Objects.equals(user, service.getUsername());
        return new MigrationDatabase(
                url,
                user,
                password,
                url.equals(service.getJdbcUrl()) ? "spring.datasource.url" : "spring.flyway.url",
                sameRole ? "spring.datasource.username" : "spring.flyway.user",
                sameRole ? "spring.datasource.password" : "spring.flyway.password");
    }

    /** A failure that is caused by the role. */
    InvalidConfigurationPropertyValueException unsuitableRole(String reason) {
        return new InvalidConfigurationPropertyValueException(userProperty, null, reason);
    }

    /** A failure that is caused by the database. */
    InvalidConfigurationPropertyValueException unsuitable(String reason) {
        return new InvalidConfigurationPropertyValueException(urlProperty, null, reason);
    }

    /** A failure to connect, or of a query. */
    InvalidConfigurationPropertyValueException unusable(SQLException failure) {
        return unusable(failure, urlProperty, userProperty, passwordProperty);
    }

    /** A failure to connect, or of a query, in one line that names the property. */
    static InvalidConfigurationPropertyValueException unusable(
            SQLException failure, String urlProperty, String userProperty, String passwordProperty) {
        if (String.valueOf(failure.getSQLState()).startsWith(INVALID_AUTHORIZATION)) {
            return new InvalidConfigurationPropertyValueException(
                    passwordProperty,
                    null,
                    "or " + variable(userProperty) + " is refused by the database. Ask the database administrator");
        }
        return new InvalidConfigurationPropertyValueException(
                urlProperty,
                null,
                "names a database that cannot be used: " + oneLine(failure)
                        + ". Is it running, and does the URL name it?");
    }

    /** The message without hints, context and final period, in one line. */
    static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .takeWhile(line -> !line.startsWith("Hint:") && !line.startsWith("Where:"))
                .collect(Collectors.joining(" "))
                .replaceFirst("\\.+$", "");
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
