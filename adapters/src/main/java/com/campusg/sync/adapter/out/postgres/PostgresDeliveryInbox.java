package com.campusg.sync.adapter.out.postgres;

import com.campusg.sync.application.port.out.DeliveryInbox;
import com.campusg.sync.domain.DeliveryId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The inbox in table {@code clerk_deliveries}. */
@Component
final class PostgresDeliveryInbox implements DeliveryInbox {

    private static final String RECORD = """
            with added as (
                insert into clerk_deliveries (svix_id, type, received_at)
                select * from unnest(?, ?, ?)
                on conflict do nothing
                returning svix_id
            )
            select svix_id, false as parked from added
            union all
            select svix_id, true from clerk_parked_deliveries where svix_id = any(?)""";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;

    PostgresDeliveryInbox(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    /** Inserts in the order of the ids, so that two transactions that record the same ids do not deadlock. */
    @Override
    public Recorded record(List<Entry> entries) {
        List<Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.id().value()))
                .toList();
        Set<DeliveryId> added = new HashSet<>();
        Set<DeliveryId> parked = new HashSet<>();
        statements.query(RECORD, statement -> setEntries(sorted, statement), row -> {
            DeliveryId id = new DeliveryId(row.getString("svix_id"));
            (row.getBoolean("parked") ? parked : added).add(id);
        });
        return new Recorded(added, parked);
    }

    private static void setEntries(List<Entry> entries, PreparedStatement statement) throws SQLException {
        Connection connection = statement.getConnection();
        Array ids = connection.createArrayOf(
                "text", entries.stream().map(entry -> entry.id().value()).toArray());
        statement.setArray(1, ids);
        statement.setArray(4, ids);
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", entries.stream().map(Entry::type).toArray()));
        statement.setArray(
                3,
                connection.createArrayOf(
                        "timestamptz",
                        entries.stream()
                                .map(entry -> entry.receivedAt().atOffset(ZoneOffset.UTC))
                                .toArray()));
    }

    @Override
    public Optional<Instant> lastReceivedAt() {
        return jdbc.sql("select received_at from clerk_deliveries order by received_at desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Skips rows that another instance is deleting. */
    @Override
    public int deleteReceivedBefore(Instant before, int limit) {
        return jdbc.sql("""
                        delete from clerk_deliveries
                        where svix_id in (
                            select svix_id from clerk_deliveries
                            where received_at < :before
                            order by received_at
                            limit :limit
                            for update skip locked)""")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }
}
