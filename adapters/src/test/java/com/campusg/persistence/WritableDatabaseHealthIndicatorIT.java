package com.campusg.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.SharedDatabase;
import com.campusg.testing.TestDatabase;
import com.campusg.testing.Timeouts;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedDatabase.class)
class WritableDatabaseHealthIndicatorIT {

    private final HikariDataSource pool = new HikariDataSource();
    private final WritableDatabaseHealthIndicator health = new WritableDatabaseHealthIndicator(pool);

    @BeforeEach
    void migrate() throws Exception {
        pool.setJdbcUrl(SharedDatabase.server().createDatabase());
        pool.setUsername(TestDatabase.USERNAME);
        pool.setPassword(TestDatabase.PASSWORD);
        pool.setMaximumPoolSize(3);
        pool.setExceptionOverrideClassName(ReadOnlyConnectionEviction.class.getName());
        Flyway.configure().dataSource(pool).load().migrate();
        health.afterPropertiesSet();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void isUpWhileTheDatabaseAcceptsWrites() {
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void isDownWhileTheServerIsReadOnlyAndReplacesAllConnections() {
        setReadOnly(true);
        replaceConnections();

        assertThat(status()).isEqualTo(Status.DOWN);

        setReadOnly(false);
        await().atMost(Timeouts.DEFAULT).untilAsserted(() -> {
            assertThat(status()).isEqualTo(Status.UP);
            assertThat(isReadOnly()).isFalse();
        });
    }

    @Test
    void aConnectionIsReplacedWhenAWriteFailsBecauseTheServerIsReadOnly() throws SQLException {
        setReadOnly(true);
        replaceConnections();

        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
            try {
                connection.createStatement().execute("create table any_table ()");
            } catch (SQLException readOnly) {
                assertThat(ReadOnlyConnectionEviction.isReadOnly(readOnly)).isTrue();
            }
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void aRejectedWriteOnAReadOnlyServerIsTransient() {
        setReadOnly(true);
        replaceConnections();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> JdbcClient.create(pool)
                        .sql("update users set email = null")
                        .update())
                .matches(DatabaseFailures::isTransient);
    }

    private Status status() {
        return health.health().getStatus();
    }

    private boolean isReadOnly() {
        return JdbcClient.create(pool)
                .sql("select current_setting('transaction_read_only')::boolean")
                .query(Boolean.class)
                .single();
    }

    /** Applies to new sessions, as after a failover. */
    private void setReadOnly(boolean readOnly) {
        String name = pool.getJdbcUrl().substring(pool.getJdbcUrl().lastIndexOf('/') + 1);
        JdbcClient.create(pool)
                .sql("begin read write; alter database " + name + " set default_transaction_read_only = " + readOnly
                        + "; commit")
                .update();
    }

    private void replaceConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
        await().atMost(Timeouts.DEFAULT).until(this::isReadOnly);
    }
}
