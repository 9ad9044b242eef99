package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.ParkedDeliveries;
import com.campusg.sync.domain.Delivery;
import com.campusg.sync.domain.DeliveryId;
import com.campusg.sync.domain.ParkedDelivery;
import com.campusg.sync.domain.Payload;
import com.campusg.user.domain.ClerkUserId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parked deliveries in table {@code clerk_parked_deliveries}. */
@Component
final class PostgresParkedDeliveries implements ParkedDeliveries {

    /** Reads all rows, because a payload that cannot be parsed has no user id to index. Few deliveries are parked. */
    private static final String ERASE = """
            delete from clerk_parked_deliveries
            where exists (select from unnest(?) as deleted (id) where position(id in payload) > 0)""";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;

    PostgresParkedDeliveries(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    @Override
    public void park(ParkedDelivery parked) {
        Delivery delivery = parked.delivery();
        jdbc.sql("""
                        insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)
                        values (:id, :reason, :payload, :receivedAt)
                        on conflict do nothing""")
                .param("id", delivery.id().value())
                .param("reason", parked.reason())
                .param("payload", delivery.payload().bytes())
                .param("receivedAt", delivery.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
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
    public void delete(DeliveryId id) {
        jdbc.sql("delete from clerk_parked_deliveries where svix_id = :id")
                .param("id", id.value())
                .update();
    }

    @Override
    public Optional<Instant> lastReceivedAt() {
        return jdbc.sql("select received_at from clerk_parked_deliveries order by received_at desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Skips rows that another instance is deleting. */
    @Override
    public int deleteReceivedBefore(Instant before, int limit) {
        return jdbc.sql("""
                        delete from clerk_parked_deliveries
                        where svix_id in (
                            select svix_id from clerk_parked_deliveries
                            where received_at < :before
                            order by received_at
                            limit :limit
                            for update skip locked)""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    @Override
    public void erase(Set<ClerkUserId> deleted) {
        statements.update(
                ERASE,
                statement -> statement.setArray(
                        1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "bytea",
                                        deleted.stream()
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
