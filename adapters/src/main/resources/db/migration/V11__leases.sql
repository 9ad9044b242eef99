-- Locks between instances, which expire unless their holder renews them. They replace advisory locks of sessions, which a
-- connection pooler in transaction mode does not support.
create table leases (
    name       text collate "C" primary key,
    holder     uuid             not null,
    expires_at timestamptz      not null
);
