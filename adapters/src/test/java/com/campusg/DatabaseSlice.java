package com.campusg;

import com.campusg.testing.TestDatabase;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The adapters to PostgreSQL on a migrated database of their own, and nothing else of the service. Not a {@code
 * Configuration}, for the service's own scan would find it where it runs from class folders.
 */
@EnableAutoConfiguration
@ComponentScan("com.campusg.*.adapter.out.postgres")
class DatabaseSlice {

    @Bean
    DataSource dataSource() {
        return DataSourceBuilder.create()
                .url(SharedDatabase.server().createDatabase())
                .username(TestDatabase.USERNAME)
                .password(TestDatabase.PASSWORD)
                .build();
    }
}
