package com.campusg.user.adapter.out.postgres;

import com.campusg.user.application.port.out.Users;
import com.campusg.user.domain.ClerkUserId;
import com.campusg.user.domain.EmailAddress;
import com.campusg.user.domain.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class PostgresUsers implements Users {

    private final UserRows rows;
    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;

    PostgresUsers(UserRows rows, JdbcAggregateOperations aggregates, JdbcClient jdbc) {
        this.rows = rows;
        this.aggregates = aggregates;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<User> findByClerkUserId(ClerkUserId clerkUserId) {
        return rows.findByClerkUserId(clerkUserId.value()).map(UserRow::toDomain);
    }

    @Override
    public List<User> findAllByClerkUserId(Set<ClerkUserId> clerkUserIds) {
        List<String> ids = clerkUserIds.stream().map(ClerkUserId::value).toList();
        return rows.findByClerkUserIdIn(ids).stream().map(UserRow::toDomain).toList();
    }

    @Override
    public Optional<User> lockByClerkUserId(ClerkUserId clerkUserId) {
        return lockRow(clerkUserId).or(() -> {
            // There is no row to lock yet: its place is locked, and then looked at again.
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:id, 0))")
                    .param("id", clerkUserId.value())
                    .query((row, number) -> number)
                    .single();
            return lockRow(clerkUserId);
        });
    }

    private Optional<User> lockRow(ClerkUserId clerkUserId) {
        return rows.findLockedByClerkUserId(clerkUserId.value()).map(UserRow::toDomain);
    }

    @Override
    public Optional<User> lockUnlinkedByEmail(EmailAddress email) {
        return rows.findLockedByUnlinkedEmail(email.value()).map(UserRow::toDomain);
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
        aggregates.insert(UserRow.from(user));
    }

    @Override
    public void update(User user) {
        if (user.isDeleted()) {
            // Not a user's business and hence not in the row, but theirs: the payment card.
            jdbc.sql("update users set user_stripe_card = null where user_id = :id")
                    .param("id", user.id().value())
                    .update();
        }
        aggregates.update(UserRow.from(user));
    }
}
