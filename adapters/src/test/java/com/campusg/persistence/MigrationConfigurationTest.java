package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MigrationConfigurationTest {

    /** As in the training run of the image. */
    @Test
    void startsWithoutFlyway() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
                .withUserConfiguration(
                        MigrationConfiguration.class,
                        ConnectionPoolConfiguration.class,
                        DatabaseStartConfiguration.class)
                .withPropertyValues(
                        "spring.flyway.enabled=false", "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/unknown")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(Migrations.class));
    }
}
