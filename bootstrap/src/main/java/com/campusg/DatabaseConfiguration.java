package com.campusg;

import javax.sql.DataSource;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

@Configuration(proxyBeanMethods = false)
@Import(DatabaseConfiguration.UrlCheck.class)
class DatabaseConfiguration {

    /** Migrations may take longer than a request may: they have connections of their own, without its time limits. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrationDataSource(DataSourceProperties properties) {
        return properties
                .initializeDataSourceBuilder()
                .type(SimpleDriverDataSource.class)
                .build();
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
