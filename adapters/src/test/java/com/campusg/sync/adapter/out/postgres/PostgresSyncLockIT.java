package com.campusg.sync.adapter.out.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.SyncLock;
import com.campusg.sync.application.port.out.SyncLockContract;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PostgresSyncLockIT extends SyncLockContract {

    private final SyncLock syncLock;
    private final JdbcClient jdbc;

    PostgresSyncLockIT(@Autowired SyncLock syncLock, @Autowired JdbcClient jdbc) {
        this.syncLock = syncLock;
        this.jdbc = jdbc;
    }

    @Override
    protected SyncLock syncLock() {
        return syncLock;
    }

    @Test
    void isReleasedWhenTheSessionThatHoldsItEnds() {
        boolean acquired = syncLock.tryRun(() -> {
                    terminateOtherSessionsWithAdvisoryLocks();
                    return syncLock.tryRun(() -> "second").isPresent();
                })
                .orElseThrow();

        assertThat(acquired).isTrue();
        assertThat(syncLock.tryRun(() -> "third")).contains("third");
    }

    private void terminateOtherSessionsWithAdvisoryLocks() {
        jdbc.sql("""
                        select pg_terminate_backend(pid, 10000) from pg_locks
                        where locktype = 'advisory' and pid <> pg_backend_pid()""").query((row, number) -> row.getBoolean(1)).list();
    }
}
