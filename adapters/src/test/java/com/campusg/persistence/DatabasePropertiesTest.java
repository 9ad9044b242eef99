package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

class DatabasePropertiesTest {

    @Test
    void acceptsPostgresqlUrl() {
        assertThat(new DatabaseProperties("jdbc:postgresql://localhost:5432/campusg").url())
                .isEqualTo("jdbc:postgresql://localhost:5432/campusg");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is missing",
        "' ', is missing",
        "postgresql://localhost/campusg, is not a PostgreSQL URL",
        "jdbc:mysql://localhost/campusg, is not a PostgreSQL URL"
    })
    void rejectsOtherUrls(String url, String reason) {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new DatabaseProperties(url))
                .returns("spring.datasource.url", InvalidConfigurationPropertyValueException::getName)
                .satisfies(failure -> assertThat(failure.getReason()).startsWith(reason));
    }

    @Test
    void neverRepeatsCredentials() {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> new DatabaseProperties("jdbc:postgresql://campusg:s3cr3t@localhost/campusg"))
                .satisfies(failure -> assertThat(failure.getReason())
                        .startsWith("contains credentials")
                        .doesNotContain("s3cr3t"));
    }
}
