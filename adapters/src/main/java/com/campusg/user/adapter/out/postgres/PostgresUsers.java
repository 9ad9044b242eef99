package com.campusg.user.adapter.out.postgres;

import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plain SQL, for every request passes here: each look is one statement, prepared once, and one round trip. */
@Component
final class PostgresUsers implements Users {

    private static final String SELECT = "select " + UserRow.COLUMNS + " from users ";

    private static final String FIND = SELECT + "where clerk_user_id = any(?)";

    /**
     * First the places, whether anybody is there or not, and only then the rows: the second statement sees what was added
     * while the first one waited. Both travel together.
     */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(?) as id; "
            + SELECT + "where clerk_user_id = any(?) for update";

    /** Of two transactions that want the same row the second waits, and then finds it linked. */
    private static final String LOCK_UNLINKED = SELECT + """
            where clerk_user_id is null and lower(email) = any(array(select lower(address) from unnest(?) as address))
            order by created_at, user_id
            for update""";

    private static final String ADD = "insert into users (" + UserRow.COLUMNS + ") values (" + UserRow.PARAMETERS + ")";

    /** The payment card is not a user's business and hence not in the row, but theirs: it goes with them. */
    private static final String UPDATE = "update users set (" + UserRow.COLUMNS + ") = row(" + UserRow.PARAMETERS + """
            ), user_stripe_card = case when ? then user_stripe_card end
            where user_id = ?""";

    private final JdbcClient jdbc;
    private final JdbcOperations statements;

    PostgresUsers(JdbcClient jdbc, JdbcOperations statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    @Override
    public List<User> findAllByClerkUserId(Set<ClerkUserId> clerkUserIds) {
        if (clerkUserIds.isEmpty()) {
            return List.of();
        }
        return statements.query(
                FIND,
                statement -> statement.setArray(
                        1, texts(statement, clerkUserIds.stream().map(ClerkUserId::value))),
                PostgresUsers::user);
    }

    /** In the order of their ids. */
    @Override
    public List<User> lockAllByClerkUserId(Set<ClerkUserId> clerkUserIds) {
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
            List<User> users = new ArrayList<>();
            try (ResultSet row = statement.getResultSet()) {
                while (row.next()) {
                    users.add(user(row, users.size()));
                }
            }
            return users;
        }));
    }

    @Override
    public List<User> lockAllUnlinkedByEmail(Set<EmailAddress> emails) {
        return statements.query(
                LOCK_UNLINKED,
                statement ->
                        statement.setArray(1, texts(statement, emails.stream().map(EmailAddress::value))),
                PostgresUsers::user);
    }

    @Override
    public List<ClerkUserId> livingAfter(@Nullable ClerkUserId last, int most) {
        return jdbc.sql("""
                        select clerk_user_id from users
                        where clerk_user_id > :last and deleted_at is null
                        order by clerk_user_id
                        limit :most""")
                .param("last", last == null ? "" : last.value())
                .param("most", most)
                .query((row, number) -> new ClerkUserId(row.getString(1)))
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

    /** All travel together. */
    private void write(String sql, List<User> users, ParameterizedPreparedStatementSetter<User> parameters) {
        if (users.isEmpty()) {
            return;
        }
        for (int[] batch : statements.batchUpdate(sql, users, users.size(), parameters)) {
            for (int rows : batch) {
                if (rows != 1) {
                    throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(sql, 1, rows);
                }
            }
        }
    }

    private static Array texts(PreparedStatement statement, Stream<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray());
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return UserRow.read(row).toDomain();
    }
}
