package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.Reconciliations;
import com.campusg.sync.domain.Reconciliation;
import com.campusg.sync.domain.Reconciliation.Drift;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresReconciliations implements Reconciliations {

    private final JdbcClient jdbc;
    private final PostgresSyncLock syncLock;

    PostgresReconciliations(JdbcClient jdbc, PostgresSyncLock syncLock) {
        this.jdbc = jdbc;
        this.syncLock = syncLock;
    }

    @Override
    public Optional<Reconciliation> last() {
        return jdbc.sql("select * from clerk_reconciliations order by id desc limit 1")
                .query((row, number) -> new Reconciliation(
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("compared_until", OffsetDateTime.class)),
                        new Drift(row.getLong("missing"), row.getLong("outdated"), row.getLong("deleted"))))
                .optional();
    }

    @Override
    public void add(Reconciliation reconciliation) {
        syncLock.requireHeld();
        Instant until = reconciliation.until();
        jdbc.sql("""
                        insert into clerk_reconciliations
                            (started_at, finished_at, compared_until, missing, outdated, deleted)
                        values (:startedAt, :finishedAt, :until, :missing, :outdated, :deleted)""")
                .param("startedAt", reconciliation.startedAt().atOffset(ZoneOffset.UTC))
                .param("finishedAt", reconciliation.finishedAt().atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .param("missing", reconciliation.drift().missing())
                .param("outdated", reconciliation.drift().outdated())
                .param("deleted", reconciliation.drift().deleted())
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
