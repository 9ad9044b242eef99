-- Plans and touched pages of the statements on hot paths and in scheduled tasks, as the service sends them.
--   psql -d NAME -f explain.sql
-- Each statement runs twice, so that the second run reads from memory. All changes are rolled back.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
begin;
\set explain 'explain (analyze, buffers, timing off, costs off)'

-- One user of fill.sql.
select 'user_growth' || lpad('4242', 21, '0') as someone, md5('growth4242')::uuid::text as user_id \gset

-- Sixteen ids, the typical batch size under load.
select array_agg('user_growth' || lpad(who::text, 21, '0') order by who) as sixteen,
       array_agg('user' || who || '@campus.edu') as addresses,
       array_agg('msg_new' || who) as first_ids,
       array_agg('msg_newer' || who) as next_ids,
       array_agg('user.updated'::text) as types,
       array_agg(now()) as moments
from generate_series(4242, 4242 + 15 * 6000, 6000) as who \gset

\echo '== find one user'
:explain select * from users where clerk_user_id = any(array[:'someone']);
:explain select * from users where clerk_user_id = any(array[:'someone']);

\echo '== find sixteen users'
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]);
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]);

\echo '== record sixteen deliveries'
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = any(:'first_ids'::text[]))
    insert into clerk_deliveries (svix_id, type, received_at)
    select * from unnest(:'first_ids'::text[], :'types'::text[], :'moments'::timestamptz[]) on conflict do nothing returning svix_id;
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = any(:'next_ids'::text[]))
    insert into clerk_deliveries (svix_id, type, received_at)
    select * from unnest(:'next_ids'::text[], :'types'::text[], :'moments'::timestamptz[]) on conflict do nothing returning svix_id;

\echo '== record sixteen duplicates'
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = any(:'next_ids'::text[]))
    insert into clerk_deliveries (svix_id, type, received_at)
    select * from unnest(:'next_ids'::text[], :'types'::text[], :'moments'::timestamptz[]) on conflict do nothing returning svix_id;

\echo '== lock sixteen users'
:explain select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(:'sixteen'::text[]) as id;
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]) for update;
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]) for update;

\echo '== lock users from before Clerk, by sixteen addresses'
:explain select * from users
    where clerk_user_id is null and lower(email collate "C") = any(array(select lower(address collate "C") from unnest(:'addresses'::text[]) as address))
    order by created_at, user_id for update;
:explain select * from users
    where clerk_user_id is null and lower(email collate "C") = any(array(select lower(address collate "C") from unnest(:'addresses'::text[]) as address))
    order by created_at, user_id for update;

\echo '== insert a user'
:explain insert into users (user_id, clerk_user_id, email, first_name, customer_rating, runner_rating, created_at, updated_at)
    values (gen_random_uuid()::text, 'user_new1', 'new1@campus.edu', 'New', 5.0, 5.0, now(), now());
:explain insert into users (user_id, clerk_user_id, email, first_name, customer_rating, runner_rating, created_at, updated_at)
    values (gen_random_uuid()::text, 'user_new2', 'new2@campus.edu', 'New', 5.0, 5.0, now(), now());

\echo '== update a user'
:explain update users set email = 'changed1@campus.edu', first_name = 'Changed', updated_at = now()
    where user_id = :'user_id';
:explain update users set email = 'changed2@campus.edu', first_name = 'Changed', updated_at = now()
    where user_id = :'user_id';

\echo '== erase parked deliveries of two users'
:explain delete from clerk_parked_deliveries
    where exists (select from unnest(array['user_absent', 'user_unknown']::bytea[]) as about (id) where position(id in payload) > 0);

\echo '== metrics: newest delivery, number of parked deliveries'
:explain select received_at from (
    (select received_at from clerk_deliveries order by received_at desc limit 1)
    union all
    (select received_at from clerk_parked_deliveries order by received_at desc limit 1)) newest
    order by received_at desc limit 1;
:explain select count(*) from clerk_parked_deliveries;

\echo '== remove 1,000 old deliveries'
:explain delete from clerk_deliveries where svix_id in (
    select svix_id from clerk_deliveries where received_at < now() - interval '89 days'
    order by received_at limit 1000 for update skip locked);

\echo '== full scan: a page of 100 users'
:explain select clerk_user_id from users where clerk_user_id > :'someone' and deleted_at is null
    and clerk_user_id ~ '^user_[A-Za-z0-9_-]+$' and length(clerk_user_id) <= 255 order by clerk_user_id limit 100;
rollback;
