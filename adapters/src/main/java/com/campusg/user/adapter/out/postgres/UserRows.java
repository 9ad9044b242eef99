package com.campusg.user.adapter.out.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface UserRows extends Repository<UserRow, String> {

    Optional<UserRow> findByClerkUserId(String clerkUserId);

    List<UserRow> findByClerkUserIdIn(Collection<String> clerkUserIds);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<UserRow> findLockedByClerkUserId(String clerkUserId);

    /** Of two transactions that want the same row the second waits, and then finds it linked. */
    @Query("""
            select * from users
            where clerk_user_id is null and lower(email) = lower(:email)
            order by email <> :email, created_at, user_id
            limit 1
            for update""")
    Optional<UserRow> findLockedByUnlinkedEmail(String email);
}
