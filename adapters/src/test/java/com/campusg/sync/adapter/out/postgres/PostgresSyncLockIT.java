package com.campusg.sync.adapter.out.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.campusg.DatabaseTest;
import com.campusg.sync.application.port.out.BackfillCheckpoint;
import com.campusg.sync.application.port.out.BackfillCheckpoint.Checkpoint;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.application.port.out.SyncLock;
import com.campusg.sync.application.port.out.SyncLockContract;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import com.campusg.testing.Timeouts;
import com.campusg.user.domain.ClerkUserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PostgresSyncLockIT extends SyncLockContract {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    private final PostgresSyncLock syncLock;
    private final BackfillCheckpoint checkpoint;
    private final Reconciliations reconciliations;
    private final JdbcClient jdbc;

    PostgresSyncLockIT(
            @Autowired PostgresSyncLock syncLock,
            @Autowired BackfillCheckpoint checkpoint,
            @Autowired Reconciliations reconciliations,
            @Autowired JdbcClient jdbc) {
        this.syncLock = syncLock;
        this.checkpoint = checkpoint;
        this.reconciliations = reconciliations;
        this.jdbc = jdbc;
    }

    @Override
    protected SyncLock syncLock() {
        return syncLock;
    }

    @AfterEach
    void clear() {
        jdbc.sql("delete from leases").update();
        checkpoint.clear();
    }

    @Test
    void isHeldLongerThanALeaseWhileTheTaskRuns() {
        PostgresSyncLock withShortLease = new PostgresSyncLock(jdbc, Duration.ofMillis(300));

        Optional<Optional<String>> second = withShortLease.tryRun(() -> {
            Instant expiry = expiry();
            await().atMost(Timeouts.DEFAULT).until(() -> expiry().isAfter(expiry.plusSeconds(1)));
            return syncLock.tryRun(() -> "second");
        });

        assertThat(second).contains(Optional.empty());
    }

    @Test
    void canBeAcquiredWhenTheLeaseOfADeadProcessHasExpired() {
        jdbc.sql("insert into leases values ('sync', gen_random_uuid(), now() + interval '100 ms')")
                .update();

        await().atMost(Timeouts.DEFAULT)
                .until(() -> syncLock.tryRun(() -> "next").isPresent());
    }

    @Test
    void isReleasedWhenTheProcessEnds() {
        assertThat(syncLock.tryRun(() -> {
                    syncLock.close();
                    return new PostgresSyncLock(jdbc).tryRun(() -> "next");
                }))
                .contains(Optional.of("next"));
    }

    @Test
    void rejectsWritesOfATaskThatHasLostTheLock() {
        syncLock.tryRun(() -> {
            jdbc.sql("update leases set holder = gen_random_uuid()").update();

            assertLost(() -> checkpoint.save(new Checkpoint(new Cursor(new ClerkUserId("user_ada"), NOW), 1)));
            assertLost(checkpoint::clear);
            assertLost(() -> reconciliations.add(new Reconciliation(NOW, NOW, NOW, new Drift(0, 0, 0))));
            return "lost";
        });

        assertThat(checkpoint.find()).isEmpty();
        assertThat(reconciliations.last()).isEmpty();
    }

    private static void assertLost(Runnable write) {
        assertThatExceptionOfType(ConcurrencyFailureException.class).isThrownBy(write::run);
    }

    private Instant expiry() {
        return jdbc.sql("select expires_at from leases where name = 'sync'")
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
