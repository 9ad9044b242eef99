-- What Clerk delivered and we did: the id tells a repetition. Nothing of the payload is kept.
create table clerk_deliveries (
    svix_id     text collate "C" primary key,
    type        text             not null,
    received_at timestamptz      not null
);

-- What Clerk delivered and we could not make sense of: kept for an operator.
create table clerk_parked_deliveries (
    svix_id     text collate "C" primary key,
    reason      text             not null,
    payload     bytea            not null,
    received_at timestamptz      not null
);
