package com.campusg.user.adapter.out.postgres;

import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.JdbcUpdateAffectedIncorrectNumberOfRowsException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plain SQL, for every request passes here: each look is one statement, prepared once, and one round trip. */
@Component
final class PostgresUsers implements Users {

    private static final String SELECT = "select " + UserRow.COLUMNS + " from users ";

    private static final String FIND = SELECT + "where clerk_user_id = ?";

    private static final String FIND_ALL = SELECT + "where clerk_user_id in (:ids)";

    /**
     * First the place, whether anybody is there or not, and only then the row: the second statement sees what was added
     * while the first one waited. Both travel together.
     */
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(?, 0)); " + SELECT + "where clerk_user_id = ? for update";

    /** Of two transactions that want the same row the second waits, and then finds it linked. */
    private static final String LOCK_UNLINKED = SELECT + """
            where clerk_user_id is null and lower(email) = lower(:email)
            order by email <> :email, created_at, user_id
            limit 1
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
    public Optional<User> findByClerkUserId(ClerkUserId clerkUserId) {
        return jdbc.sql(FIND)
                .param(clerkUserId.value())
                .query(PostgresUsers::user)
                .optional();
    }

    @Override
    public List<User> findAllByClerkUserId(Set<ClerkUserId> clerkUserIds) {
        if (clerkUserIds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(FIND_ALL)
                .param("ids", clerkUserIds.stream().map(ClerkUserId::value).toList())
                .query(PostgresUsers::user)
                .list();
    }

    @Override
    public Optional<User> lockByClerkUserId(ClerkUserId clerkUserId) {
        return Objects.requireNonNull(statements.execute(LOCK, (PreparedStatementCallback<Optional<User>>)
                statement -> {
                    statement.setString(1, clerkUserId.value());
                    statement.setString(2, clerkUserId.value());
                    statement.execute();
                    statement.getMoreResults();
                    try (ResultSet row = statement.getResultSet()) {
                        return row.next() ? Optional.of(user(row, 0)) : Optional.empty();
                    }
                }));
    }

    @Override
    public Optional<User> lockUnlinkedByEmail(EmailAddress email) {
        return jdbc.sql(LOCK_UNLINKED)
                .param("email", email.value())
                .query(PostgresUsers::user)
                .optional();
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
    public void add(User user) {
        UserRow row = UserRow.from(user);
        statements.update(ADD, row::write);
    }

    @Override
    public void update(User user) {
        UserRow row = UserRow.from(user);
        int rows = statements.update(UPDATE, statement -> {
            int next = row.write(statement);
            statement.setBoolean(next, !user.isDeleted());
            statement.setString(next + 1, row.userId());
        });
        if (rows != 1) {
            throw new JdbcUpdateAffectedIncorrectNumberOfRowsException(UPDATE, 1, rows);
        }
    }

    private static User user(ResultSet row, int number) throws SQLException {
        return UserRow.read(row).toDomain();
    }
}
