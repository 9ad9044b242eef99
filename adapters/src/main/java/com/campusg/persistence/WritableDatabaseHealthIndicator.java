package com.campusg.persistence;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;

/**
 * The database is up if it accepts writes. A standby, or a primary that was demoted, is down: its pooled connections are then
 * closed when they are returned, so that new ones find the primary.
 */
final class WritableDatabaseHealthIndicator extends DataSourceHealthIndicator {

    /** Needs the privilege to write, but locks no row and writes nothing. */
    private static final String QUERY = "select count(*) from (select from leases where false for update) as writable";

    private final HikariDataSource pool;

    WritableDatabaseHealthIndicator(HikariDataSource pool) {
        super(pool, QUERY);
        this.pool = pool;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) throws Exception {
        try {
            super.doHealthCheck(builder);
        } catch (Exception failure) {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null
                    && failure.getCause() instanceof SQLException cause
                    && ReadOnlyConnectionEviction.isReadOnly(cause)) {
                connections.softEvictConnections();
            }
            throw failure;
        }
    }
}
