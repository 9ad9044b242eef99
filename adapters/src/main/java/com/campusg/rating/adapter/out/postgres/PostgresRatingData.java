package com.campusg.rating.adapter.out.postgres;

import com.campusg.persistence.JsonRows;
import com.campusg.user.application.port.out.PersonalData;
import com.campusg.user.domain.ClerkUserId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ratings that a user has given and received. Omits the other user of each rating. */
@Component
final class PostgresRatingData implements PersonalData {

    private static final String COLUMNS = "select order_id, role, stars, given_at from ratings_given ";

    private final JsonRows rows;

    PostgresRatingData(JdbcClient jdbc) {
        this.rows = new JsonRows(jdbc);
    }

    @Override
    public Map<String, List<Map<String, Object>>> of(ClerkUserId clerkUserId) {
        return Map.of(
                "ratingsGiven",
                rows.select(COLUMNS + "where rater = :id order by given_at, order_id", clerkUserId.value()),
                "ratingsReceived",
                rows.select(COLUMNS + "where rated = :id order by given_at, order_id", clerkUserId.value()));
    }
}
