-- Deliveries are forgotten by age; the newest tells when Clerk was last heard of.
create index ix_clerk_deliveries_received_at on clerk_deliveries (received_at);
create index ix_clerk_parked_deliveries_received_at on clerk_parked_deliveries (received_at);

-- Whom a walk through our users asks Clerk about.
create index ix_users_living on users (clerk_user_id) where deleted_at is null;

-- How far a backfill that broke off had come: one row at most, none when all is done.
create table clerk_backfill (
    sole_row      boolean     primary key default true check (sole_row),
    clerk_user_id text        not null,
    signed_up_at  timestamptz not null,
    users         bigint      not null
);

-- Comparisons with Clerk that came to their end, and what they found out of step.
create table clerk_reconciliations (
    id             bigint generated always as identity primary key,
    started_at     timestamptz not null,
    finished_at    timestamptz not null,
    compared_until timestamptz,
    missing        bigint      not null,
    outdated       bigint      not null,
    deleted        bigint      not null
);
