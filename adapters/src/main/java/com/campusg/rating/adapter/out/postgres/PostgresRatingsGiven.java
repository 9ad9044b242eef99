package com.campusg.rating.adapter.out.postgres;

import com.campusg.rating.application.port.out.RatingsGiven;
import com.campusg.rating.domain.OrderId;
import com.campusg.rating.domain.Rater;
import com.campusg.rating.domain.RatingGiven;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.Role;
import com.campusg.user.domain.Stars;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresRatingsGiven implements RatingsGiven {

    private final JdbcClient jdbc;

    PostgresRatingsGiven(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<RatingGiven> find(OrderId orderId, Role role, Rater rater) {
        String name = nameOf(rater);
        return jdbc.sql("select * from ratings_given where order_id = :order and role = :role and "
                        + (name == null ? "rater is null" : "rater = :rater"))
                .param("order", orderId.value())
                .param("role", role.name())
                .param("rater", name)
                .query((row, number) -> toDomain(row))
                .list();
    }

    @Override
    public void add(RatingGiven rating) {
        jdbc.sql("""
                        insert into ratings_given (order_id, role, rated, rater, stars)
                        values (:order, :role, :rated, :rater, :stars)""")
                .param("order", rating.orderId().value())
                .param("role", rating.role().name())
                .param("rated", rating.rated().value())
                .param("rater", nameOf(rating.rater()))
                .param("stars", rating.stars().value())
                .update();
    }

    @Override
    public void forget(ClerkUserId clerkUserId) {
        // In one order, for two who rated each other may leave at once.
        jdbc.sql("select from ratings_given where rated = :id or rater = :id order by rating_id for update")
                .param("id", clerkUserId.value())
                .query((row, number) -> number)
                .list();
        jdbc.sql("delete from ratings_given where rated = :id")
                .param("id", clerkUserId.value())
                .update();
        jdbc.sql("update ratings_given set rater = null where rater = :id")
                .param("id", clerkUserId.value())
                .update();
    }

    private static RatingGiven toDomain(ResultSet row) throws SQLException {
        String rater = row.getString("rater");
        return new RatingGiven(
                new OrderId(row.getString("order_id")),
                Role.valueOf(row.getString("role")),
                new ClerkUserId(row.getString("rated")),
                rater == null ? new Rater.Departed() : new Rater.Known(new ClerkUserId(rater)),
                new Stars(row.getInt("stars")));
    }

    private static @Nullable String nameOf(Rater rater) {
        return switch (rater) {
            case Rater.Known(ClerkUserId clerkUserId) -> clerkUserId.value();
            case Rater.Departed() -> null;
        };
    }
}
