package com.campusg;

import com.campusg.testing.TestDatabase;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The PostgreSQL adapters of all features, with a migrated database of their own. Not a {@code @Configuration}, because the
 * component scan of the application would find it.
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
