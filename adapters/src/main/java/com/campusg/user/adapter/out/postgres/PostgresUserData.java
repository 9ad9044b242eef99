package com.campusg.user.adapter.out.postgres;

import com.campusg.persistence.JsonRows;
import com.campusg.user.application.port.in.ExportUser;
import com.campusg.user.application.port.out.PersonalData;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The row of a user with all its columns, and the user events that are not published yet. */
@Component
final class PostgresUserData implements PersonalData {

    private final JsonRows rows;

    PostgresUserData(JdbcClient jdbc) {
        this.rows = new JsonRows(jdbc);
    }

    @Override
    public Map<String, List<Map<String, Object>>> of(ClerkUserId clerkUserId) {
        return Map.of(
                ExportUser.USER,
                rows.select("select * from users where clerk_user_id = :id", clerkUserId.value()),
                "pendingUserEvents",
                rows.select("""
                        select type, version, occurred_at from user_event_outbox
                        where clerk_user_id = :id
                        order by position""", clerkUserId.value()));
    }
}
