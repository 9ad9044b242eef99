package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.BackfillCheckpoint;
import com.campusg.sync.application.port.out.ClerkUsers.Cursor;
import com.campusg.user.domain.ClerkUserId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The checkpoint in table {@code clerk_backfill}, which has at most one row. */
@Component
final class PostgresBackfillCheckpoint implements BackfillCheckpoint {

    private final JdbcClient jdbc;
    private final PostgresSyncLock syncLock;

    PostgresBackfillCheckpoint(JdbcClient jdbc, PostgresSyncLock syncLock) {
        this.jdbc = jdbc;
        this.syncLock = syncLock;
    }

    @Override
    public Optional<Checkpoint> find() {
        return jdbc.sql("select clerk_user_id, signed_up_at, users from clerk_backfill")
                .query((row, number) -> new Checkpoint(
                        new Cursor(
                                new ClerkUserId(row.getString("clerk_user_id")),
                                row.getObject("signed_up_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getLong("users")))
                .optional();
    }

    @Override
    public void save(Checkpoint checkpoint) {
        syncLock.requireHeld();
        jdbc.sql("""
                        insert into clerk_backfill (clerk_user_id, signed_up_at, users)
                        values (:clerkUserId, :signedUpAt, :users)
                        on conflict (sole_row) do update
                        set clerk_user_id = excluded.clerk_user_id,
                            signed_up_at = excluded.signed_up_at,
                            users = excluded.users""")
                .param("clerkUserId", checkpoint.cursor().clerkUserId().value())
                .param("signedUpAt", checkpoint.cursor().signedUpAt().atOffset(ZoneOffset.UTC))
                .param("users", checkpoint.users())
                .update();
    }

    @Override
    public void clear() {
        syncLock.requireHeld();
        jdbc.sql("delete from clerk_backfill").update();
    }
}
