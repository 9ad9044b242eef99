package com.campusg.user.adapter.out.postgres;

import com.campusg.persistence.DatabaseFailures;
import com.campusg.persistence.RequestBatcher;
import com.campusg.user.application.port.out.UserRejectedException;
import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.SkippedUser;
import com.campusg.user.domain.User;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The users in PostgreSQL, with plain SQL: each method sends one statement or one batch. Concurrent calls of {@link #find}
 * share a statement.
 */
@Component
final class PostgresUsers implements Users, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresUsers.class);

    private static final int PAGE_SIZE = 100;

    /** One lane, because a second one halves the batches; a connection that does not answer is replaced by another lane. */
    private static final RequestBatcher.Limits READS =
            new RequestBatcher.Limits(1, 64, Duration.ofSeconds(3), Duration.ofMillis(100));

    private static final String SELECT = "select " + UserRow.COLUMNS + " from users ";

    private static final String FIND = SELECT + "where clerk_user_id = any(?)";

    private static final String FIND_BY_EMAIL = SELECT + """
            where lower(email collate "C") = any(array(select lower(address collate "C") from unnest(?) as address))
            order by created_at, user_id""";

    /**
     * Locks the ids, which need not have rows, and then the rows: the second statement sees rows that were added while the
     * first one waited. Both are sent in one round trip.
     */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(?) as id; "
            + SELECT + "where clerk_user_id = any(?) for update";

    /** Of two transactions that lock the same row the second waits, and then no longer finds it, because it is linked. */
    private static final String LOCK_UNLINKED = SELECT + """
            where clerk_user_id is null and lower(email collate "C") = any(array(
                select lower(address collate "C") from unnest(?) as address))
            order by created_at, user_id
            for update""";

    private static final String ADD = "insert into users (" + UserRow.COLUMNS + ") values (" + UserRow.PARAMETERS + ")";

    /** The payment card is not part of {@link User}, but is erased with a tombstone. */
    private static final String UPDATE = "update users set (" + UserRow.COLUMNS + ") = row(" + UserRow.PARAMETERS + """
            ), user_stripe_card = case when ? then user_stripe_card end
            where user_id = ?""";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;
    private final RequestBatcher<ClerkUserId, Optional<User>> reads;

    PostgresUsers(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
        // Virtual threads: a lane starts after the threads that are about to submit, so that its batch is larger.
        this.reads = new RequestBatcher<>(this::findEach, READS, Executors.newVirtualThreadPerTaskExecutor());
    }

    @Override
    public void close() {
        reads.close();
    }

    @Override
    public Optional<User> find(ClerkUserId clerkUserId) {
        return reads.submit(clerkUserId);
    }

    private List<Optional<User>> findEach(List<ClerkUserId> clerkUserIds) {
        Map<ClerkUserId, User> users = new HashMap<>();
        for (User user : findAll(Set.copyOf(clerkUserIds))) {
            users.put(Objects.requireNonNull(user.identity()).clerkUserId(), user);
        }
        return clerkUserIds.stream()
                .map(id -> Optional.ofNullable(users.get(id)))
                .toList();
    }

    @Override
    public List<User> findAll(Set<ClerkUserId> clerkUserIds) {
        if (clerkUserIds.isEmpty()) {
            return List.of();
        }
        return query(FIND, clerkUserIds.stream().map(ClerkUserId::value));
    }

    /** Acquires the locks in the order of the ids. */
    @Override
    public List<User> lockAll(Set<ClerkUserId> clerkUserIds) {
        if (clerkUserIds.isEmpty()) {
            return List.of();
        }
        return Objects.requireNonNull(statements.execute(LOCK, (PreparedStatementCallback<List<User>>) statement -> {
            Array ids = texts(
                    statement, clerkUserIds.stream().map(ClerkUserId::value).sorted());
            statement.setArray(1, ids);
            statement.setArray(2, ids);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                return users(rows);
            }
        }));
    }

    @Override
    public List<User> lockUnlinked(Set<EmailAddress> emails) {
        return query(LOCK_UNLINKED, emails.stream().map(EmailAddress::value));
    }

    private List<User> query(String sql, Stream<String> texts) {
        return Objects.requireNonNull(statements.query(
                sql, statement -> statement.setArray(1, texts(statement, texts)), PostgresUsers::users));
    }

    @Override
    public List<ClerkUserId> activeAfter(Optional<ClerkUserId> after) {
        return idsAfter(after, "deleted_at is null");
    }

    @Override
    public List<ClerkUserId> deletedAfter(Optional<ClerkUserId> after) {
        return idsAfter(after, "deleted_at is not null");
    }

    private List<ClerkUserId> idsAfter(Optional<ClerkUserId> after, String condition) {
        return jdbc.sql("""
                        select clerk_user_id from users
                        where clerk_user_id > :after and %s
                            and clerk_user_id ~ :grammar and length(clerk_user_id) <= :maxLength
                        order by clerk_user_id
                        limit :limit""".formatted(condition))
                .param("after", after.map(ClerkUserId::value).orElse(""))
                .param("grammar", "^" + ClerkUserId.GRAMMAR + "$")
                .param("maxLength", ClerkUserId.MAX_LENGTH)
                .param("limit", PAGE_SIZE)
                .query((row, number) -> new ClerkUserId(row.getString(1)))
                .list();
    }

    @Override
    public List<User> findByEmail(EmailAddress email) {
        return query(FIND_BY_EMAIL, Stream.of(email.value()));
    }

    @Override
    public List<SkippedUser> unidentified() {
        return jdbc.sql("""
                        select user_id, clerk_user_id from users
                        where (clerk_user_id !~ :grammar or length(clerk_user_id) > :maxLength) and deleted_at is null
                        order by user_id""")
                .param("grammar", "^" + ClerkUserId.GRAMMAR + "$")
                .param("maxLength", ClerkUserId.MAX_LENGTH)
                .query((row, number) -> new SkippedUser(
                        row.getString("user_id"), "clerk_user_id is '" + row.getString("clerk_user_id") + "'"))
                .list();
    }

    @Override
    public void addAll(List<User> users) {
        write(ADD, users, (statement, user) -> UserRow.from(user).write(statement));
    }

    @Override
    public void updateAll(List<User> users) {
        write(UPDATE, users, (statement, user) -> {
            UserRow row = UserRow.from(user);
            int next = row.write(statement);
            statement.setBoolean(next, !user.isDeleted());
            statement.setString(next + 1, row.userId());
        });
    }

    private void write(String sql, List<User> users, ParameterizedPreparedStatementSetter<User> parameters) {
        if (users.isEmpty()) {
            return;
        }
        int[][] updated;
        try {
            updated = statements.batchUpdate(sql, users, users.size(), parameters);
        } catch (DataAccessException failure) {
            throw DatabaseFailures.rejectedState(failure)
                    .<RuntimeException>map(state -> {
                        if (users.size() == 1) {
                            LOG.warn("The database rejects a user: SQLSTATE {}", state);
                        }
                        return new UserRejectedException("the database rejects the user: SQLSTATE " + state, failure);
                    })
                    .orElse(failure);
        }
        for (int[] batch : updated) {
            for (int rows : batch) {
                // Inserts that the driver combines have no counts of their own.
                if (rows != 1 && rows != Statement.SUCCESS_NO_INFO) {
                    throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(sql, 1, rows);
                }
            }
        }
    }

    private static Array texts(PreparedStatement statement, Stream<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }

    /** Skips rows that are no valid {@link User}: whoever wrote them, other users are not affected. */
    private static List<User> users(ResultSet rows) throws SQLException {
        List<User> users = new ArrayList<>();
        while (rows.next()) {
            try {
                users.add(UserRow.read(rows).toDomain());
            } catch (IllegalArgumentException | SQLException invalid) {
                if (invalid instanceof SQLException failure && !DatabaseFailures.isDataException(failure)) {
                    throw failure;
                }
                LOG.warn("The row of user {} cannot be read: {}", rows.getString("user_id"), invalid.getMessage());
            }
        }
        return users;
    }
}
