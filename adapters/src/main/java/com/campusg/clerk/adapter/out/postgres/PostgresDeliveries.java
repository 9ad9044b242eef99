package com.campusg.clerk.adapter.out.postgres;

import com.campusg.clerk.application.port.out.Deliveries;
import com.campusg.clerk.domain.Delivery;
import com.campusg.clerk.domain.DeliveryId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresDeliveries implements Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresDeliveries.class);

    private static final String RECORD = """
            with no_longer_parked as (
                delete from clerk_parked_deliveries where svix_id = any(?)
            )
            insert into clerk_deliveries (svix_id, type, received_at)
            select * from unnest(?, ?, ?)
            on conflict do nothing
            returning svix_id""";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;

    PostgresDeliveries(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    /** In the order of their ids: of two who record the same ones neither waits for what the other records next. */
    @Override
    public Set<DeliveryId> recordAll(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.id().value()))
                .toList();
        return Set.copyOf(statements.query(
                RECORD, statement -> write(sorted, statement), (row, number) -> new DeliveryId(row.getString(1))));
    }

    private static void write(List<Entry> entries, PreparedStatement statement) throws SQLException {
        Connection connection = statement.getConnection();
        Array ids = connection.createArrayOf(
                "text", entries.stream().map(entry -> entry.id().value()).toArray());
        statement.setArray(1, ids);
        statement.setArray(2, ids);
        statement.setArray(
                3,
                connection.createArrayOf(
                        "text", entries.stream().map(Entry::type).toArray()));
        statement.setArray(
                4,
                connection.createArrayOf(
                        "timestamptz",
                        entries.stream()
                                .map(entry -> entry.receivedAt().atOffset(ZoneOffset.UTC))
                                .toArray()));
    }

    @Override
    public void park(Delivery delivery, String reason) {
        jdbc.sql("""
                        insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)
                        values (:id, :reason, :payload, :receivedAt)
                        on conflict do nothing""")
                .param("id", delivery.id().value())
                .param("reason", reason)
                .param("payload", delivery.payload().bytes())
                .param("receivedAt", delivery.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Instant> lastReceivedAt() {
        return jdbc.sql("""
                        select received_at from (
                            (select received_at from clerk_deliveries order by received_at desc limit 1)
                            union all
                            (select received_at from clerk_parked_deliveries order by received_at desc limit 1)
                        ) newest
                        order by received_at desc
                        limit 1""").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    @Override
    public int forgetReceivedBefore(Instant then, int most) {
        int done = forget("clerk_deliveries", then, most);
        int parked = forget("clerk_parked_deliveries", then, most - done);
        if (parked > 0) {
            LOG.warn("{} parked deliveries were forgotten that nobody had looked after since {}", parked, then);
        }
        return done + parked;
    }

    /** Passes over what somebody else is forgetting. */
    private int forget(String table, Instant then, int most) {
        return jdbc.sql("""
                        delete from %1$s
                        where svix_id in (
                            select svix_id from %1$s
                            where received_at < :then
                            order by received_at
                            limit :most
                            for update skip locked)""".formatted(table))
                .param("then", then.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .update();
    }
}
