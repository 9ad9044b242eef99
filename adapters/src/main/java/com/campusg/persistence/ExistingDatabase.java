package com.campusg.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a database contains before it is migrated. All queries belong to one transaction. */
final class ExistingDatabase {

    /** Waits without limits, and is held until the end of the transaction, so that a pooler in transaction mode keeps it. */
    private static final String LOCK = """
            set local lock_timeout = 0;
            set local statement_timeout = 0;
            set local idle_in_transaction_session_timeout = 0;
            select pg_advisory_xact_lock(hashtextextended('campusg.migration', 0))""";

    private static final String IS_HISTORY_OF_ANOTHER_APPLICATION = """
            select count(*) > 0 and not bool_or(
                script in ('V1__users_before_clerk.sql', 'V2__clerk_user_id.sql')
                or type = 'BASELINE' and description = 'adopted')
            from flyway_schema_history""";

    /** Migrations create tables, and alter users, which only its owner may do. */
    private static final String IS_MIGRATABLE = """
            select has_schema_privilege(current_schema(), 'CREATE')
                and coalesce((select pg_has_role(relowner, 'USAGE') from pg_class where oid = to_regclass('users')), true)""";

    /** The columns from before Clerk, and that of the guide's change, which is optional. */
    private static final String DIFFERENCES_OF_USERS = """
            with expected (position, name, types) as (values
                (1, 'user_id', array['varchar', 'text']),
                (2, 'email', array['varchar', 'text']),
                (3, 'first_name', array['varchar', 'text']),
                (4, 'last_name', array['varchar', 'text']),
                (5, 'phone_number', array['varchar', 'text']),
                (6, 'user_stripe_card', array['jsonb', 'json']),
                (7, 'customer_rating', array['numeric']),
                (8, 'runner_rating', array['numeric']),
                (9, 'created_at', array['timestamp', 'timestamptz']),
                (10, 'updated_at', array['timestamp', 'timestamptz']),
                (11, 'clerk_user_id', array['varchar', 'text'])),
            differences as (
                select 0 as position, 'it is no ordinary table' as difference
                from pg_class where oid = to_regclass('users') and relkind <> 'r'
                union all
                select position, coalesce('column ' || name || ' has type ' || typname, 'column ' || name || ' is missing')
                from expected
                left join (pg_attribute join pg_type on pg_type.oid = atttypid)
                    on attrelid = to_regclass('users') and attname = name and not attisdropped
                where typname <> all (types) or typname is null and name <> 'clerk_user_id'
                union all
                select 12, 'user_id is not the primary key'
                where not exists (
                    select from pg_index
                    where indrelid = to_regclass('users') and indisprimary and indnatts = 1
                      and indkey[0] = (select attnum from pg_attribute
                                       where attrelid = indrelid and attname = 'user_id')))
            select string_agg(difference, ', ' order by position) from differences
            where to_regclass('users') is not null""";

    /** Details of other roles are visible to privileged roles only. */
    private static final String LOCK_HOLDERS = """
            select string_agg(distinct format('process %s (%s)', pid,
                concat_ws(', ', usename, nullif(application_name, ''), state)), ', ')
            from pg_locks join pg_stat_activity using (pid)
            where locktype = 'relation' and granted and pid <> pg_backend_pid()
              and relation in (select oid from pg_class where relnamespace = current_schema()::regnamespace)""";

    private final Statement statement;

    ExistingDatabase(Statement statement) {
        this.statement = statement;
    }

    /** Waits until no other instance migrates. */
    void lock() throws SQLException {
        statement.execute(LOCK);
    }

    boolean hasUsers() throws SQLException {
        return isTrue("select to_regclass('users') is not null");
    }

    /** @param table a table in the current schema */
    boolean has(String table) throws SQLException {
        return isTrue("select to_regclass(quote_ident(current_schema()) || '." + table + "') is not null");
    }

    boolean isHistoryOfAnotherApplication() throws SQLException {
        return isTrue(IS_HISTORY_OF_ANOTHER_APPLICATION);
    }

    /** A standby, a demoted primary, or a server that an administrator has made read-only. */
    boolean isReadOnly() throws SQLException {
        return isTrue("select current_setting('transaction_read_only')::boolean");
    }

    /** Whether the role has the privileges for migrations. */
    boolean isMigratable() throws SQLException {
        return isTrue(IS_MIGRATABLE);
    }

    /** How the table {@code users} differs from that of CampusG; empty if there is no such table. */
    Optional<String> differencesOfUsers() throws SQLException {
        return Optional.ofNullable(query(DIFFERENCES_OF_USERS));
    }

    /** The transactions that hold locks on tables of the current schema. */
    String lockHolders() throws SQLException {
        return String.valueOf(query(LOCK_HOLDERS));
    }

    void drop(String table) throws SQLException {
        statement.execute("drop table if exists " + table);
        statement.getConnection().commit();
    }

    private boolean isTrue(String sql) throws SQLException {
        return "t".equals(query(sql));
    }

    private @Nullable String query(String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
