package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.SharedDatabase;
import com.campusg.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The detection of poolers is tested with PgBouncer in resilience-tests. */
@ExtendWith(SharedDatabase.class)
class TransactionPoolerIT {

    @Test
    void keepsPreparedStatementsAndSettingsOfSessionsWithoutAPooler() throws SQLException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(SharedDatabase.server().url("postgres"));
            pool.setUsername(TestDatabase.USERNAME);
            pool.setPassword(TestDatabase.PASSWORD);
            pool.setConnectionInitSql("set statement_timeout = '6s'");

            TransactionPooler.adapt(pool);

            assertThat(pool.getConnectionInitSql()).isEqualTo("set statement_timeout = '6s'");
            assertThat(pool.getDataSourceProperties()).isEmpty();
        }
    }
}
