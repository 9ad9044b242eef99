package com.campusg.persistence;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A lock between instances in table {@code leases}. It expires unless its holder renews it, so it outlives its holder by its
 * duration at most. In contrast to an advisory lock it belongs to no database session, so it works through a connection pooler
 * in transaction mode. Times are those of the database.
 *
 * <p>Each object is another holder, also within one process.
 */
public final class DatabaseLease {

    private final JdbcClient jdbc;
    private final String name;
    private final Duration duration;
    private final UUID holder = UUID.randomUUID();

    /**
     * Creates a holder that does not hold the lease.
     *
     * @param name the name of the lock, at most one holder of which exists
     * @param duration the time without renewal after which another holder can acquire the lease
     */
    public DatabaseLease(JdbcClient jdbc, String name, Duration duration) {
        this.jdbc = jdbc;
        this.name = name;
        this.duration = duration;
    }

    /** Acquires the lease if nobody holds it or if it has expired; returns whether it was acquired. */
    public boolean tryAcquire() {
        return update("""
                insert into leases (name, holder, expires_at)
                values (:name, :holder, clock_timestamp() + :milliseconds * interval '1 ms')
                on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
                where leases.expires_at < clock_timestamp()""");
    }

    /**
     * Extends the lease by its duration from now, also if it has expired meanwhile. Until the end of the caller's transaction no
     * other holder can acquire it.
     *
     * @return false if the lease was released or acquired by another holder
     */
    public boolean renew() {
        return update("""
                update leases set expires_at = clock_timestamp() + :milliseconds * interval '1 ms'
                where name = :name and holder = :holder""");
    }

    /** Ends the lease if it is still held. */
    public void release() {
        jdbc.sql("delete from leases where name = :name and holder = :holder")
                .param("name", name)
                .param("holder", holder)
                .update();
    }

    private boolean update(String sql) {
        return jdbc.sql(sql)
                        .param("name", name)
                        .param("holder", holder)
                        .param("milliseconds", duration.toMillis())
                        .update()
                == 1;
    }
}
