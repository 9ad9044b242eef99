-- The outbox of user events. The events of one user are added under the user's lock, so their positions are in the order of
-- their commits.
create table user_event_outbox (
    position      bigint generated always as identity primary key,
    type          text             not null,
    clerk_user_id text collate "C" not null,
    version       bigint           not null,
    occurred_at   timestamptz      not null
);

-- Waits for transactions that have inserted into the former event registry and blocks new ones, so that the statements below
-- affect the same rows.
lock table event_publication in exclusive mode;

-- Moves the pending events of the former event registry.
insert into user_event_outbox (type, clerk_user_id, version, occurred_at)
select lower(substring(event_type from '\$(\w+)$')),
       serialized_event::jsonb -> 'clerkUserId' ->> 'value',
       (serialized_event::jsonb ->> 'version')::bigint,
       (serialized_event::jsonb ->> 'occurredAt')::timestamptz
from event_publication
where completion_date is null
order by place;

delete from event_publication;

-- During a rolling upgrade, instances of the previous version still insert into the registry.
create function move_event_publication() returns trigger language plpgsql as $$
begin
    insert into user_event_outbox (type, clerk_user_id, version, occurred_at)
    values (lower(substring(new.event_type from '\$(\w+)$')),
            new.serialized_event::jsonb -> 'clerkUserId' ->> 'value',
            (new.serialized_event::jsonb ->> 'version')::bigint,
            (new.serialized_event::jsonb ->> 'occurredAt')::timestamptz);
    return null;
end $$;

create trigger move_event_publication
    before insert on event_publication
    for each row execute function move_event_publication();
