package com.campusg.clerk.adapter.out.postgres;

import com.campusg.clerk.application.port.out.ParkedDeliveries;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import com.campusg.clerk.domain.ParkedDelivery;
import com.campusg.clerk.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresParkedDeliveries implements ParkedDeliveries {

    private static final String REMOVE_ABOUT = """
            delete from clerk_parked_deliveries
            where exists (select from unnest(?) as about (id) where position(id in payload) > 0)""";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;

    PostgresParkedDeliveries(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    @Override
    public List<ParkedDelivery> all() {
        return jdbc.sql("select * from clerk_parked_deliveries order by received_at, svix_id")
                .query(PostgresParkedDeliveries::parked)
                .list();
    }

    @Override
    public long count() {
        return jdbc.sql("select count(*) from clerk_parked_deliveries")
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<ParkedDelivery> find(DeliveryId id) {
        return jdbc.sql("select * from clerk_parked_deliveries where svix_id = :id")
                .param("id", id.value())
                .query(PostgresParkedDeliveries::parked)
                .optional();
    }

    @Override
    public void remove(DeliveryId id) {
        jdbc.sql("delete from clerk_parked_deliveries where svix_id = :id")
                .param("id", id.value())
                .update();
    }

    /** Few are parked, if any: so nobody minds that each is looked through. */
    @Override
    public int removeAbout(Set<ClerkUserId> clerkUserIds) {
        return statements.update(
                REMOVE_ABOUT,
                statement -> statement.setArray(
                        1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "bytea",
                                        clerkUserIds.stream()
                                                .map(id -> id.value().getBytes(StandardCharsets.US_ASCII))
                                                .toArray(byte[][]::new))));
    }

    private static ParkedDelivery parked(ResultSet row, int number) throws SQLException {
        return new ParkedDelivery(
                new Delivery(
                        new DeliveryId(row.getString("svix_id")),
                        new Payload(row.getBytes("payload")),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()),
                row.getString("reason"));
    }
}
