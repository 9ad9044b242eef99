package com.campusg.clerk.adapter.out.postgres;

import com.campusg.clerk.application.port.out.BackfillProgress;
import com.campusg.clerk.application.port.out.ClerkUsers.Place;
import com.campusg.user.domain.ClerkUserId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresBackfillProgress implements BackfillProgress {

    private final JdbcClient jdbc;

    PostgresBackfillProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Reached> find() {
        return jdbc.sql("select clerk_user_id, signed_up_at, users from clerk_backfill")
                .query((row, number) -> new Reached(
                        new Place(
                                new ClerkUserId(row.getString("clerk_user_id")),
                                row.getObject("signed_up_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getLong("users")))
                .optional();
    }

    @Override
    public void keep(Reached reached) {
        jdbc.sql("""
                        insert into clerk_backfill (clerk_user_id, signed_up_at, users)
                        values (:clerkUserId, :signedUpAt, :users)
                        on conflict (sole_row) do update
                        set clerk_user_id = excluded.clerk_user_id,
                            signed_up_at = excluded.signed_up_at,
                            users = excluded.users""")
                .param("clerkUserId", reached.place().clerkUserId().value())
                .param("signedUpAt", reached.place().signedUpAt().atOffset(ZoneOffset.UTC))
                .param("users", reached.users())
                .update();
    }

    @Override
    public void clear() {
        jdbc.sql("delete from clerk_backfill").update();
    }
}
