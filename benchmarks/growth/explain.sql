-- Plans and touched pages of the statements on hot paths and in scheduled tasks, as the service sends them.
--   psql -d NAME -v someone=user_growth000000000000004242 -f explain.sql
-- Each statement runs twice, so that the second run reads from memory. All changes are rolled back.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
begin;
\set explain 'explain (analyze, buffers, timing off, costs off)'

-- Sixteen ids, the typical batch size under load.
select array_agg('user_growth' || lpad(who::text, 21, '0') order by who) as sixteen,
       array_agg('user' || who || '@campus.edu') as addresses,
       array_agg('msg_new' || who) as first_ids,
       array_agg('msg_newer' || who) as next_ids,
       array_agg('user.updated'::text) as types,
       array_agg(now()) as moments
from generate_series(4242, 4242 + 15 * 6000, 6000) as who \gset

\echo '== GET /me and by id: the user'
:explain select * from users where clerk_user_id = any(array[:'someone']);
:explain select * from users where clerk_user_id = any(array[:'someone']);

\echo '== GET /me and by id: sixteen users'
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]);
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]);

\echo '== webhook: the ledger, sixteen deliveries'
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = any(:'first_ids'::text[]))
    insert into clerk_deliveries (svix_id, type, received_at)
    select * from unnest(:'first_ids'::text[], :'types'::text[], :'moments'::timestamptz[]) on conflict do nothing returning svix_id;
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = any(:'next_ids'::text[]))
    insert into clerk_deliveries (svix_id, type, received_at)
    select * from unnest(:'next_ids'::text[], :'types'::text[], :'moments'::timestamptz[]) on conflict do nothing returning svix_id;

\echo '== webhook: sixteen deliveries that came before'
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = any(:'next_ids'::text[]))
    insert into clerk_deliveries (svix_id, type, received_at)
    select * from unnest(:'next_ids'::text[], :'types'::text[], :'moments'::timestamptz[]) on conflict do nothing returning svix_id;

\echo '== webhook: sixteen places and rows'
:explain select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(:'sixteen'::text[]) as id;
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]) for update;
:explain select * from users where clerk_user_id = any(:'sixteen'::text[]) for update;

\echo '== webhook: users from before Clerk, by sixteen addresses'
:explain select * from users
    where clerk_user_id is null and lower(email collate "C") = any(array(select lower(address collate "C") from unnest(:'addresses'::text[]) as address))
    order by created_at, user_id for update;
:explain select * from users
    where clerk_user_id is null and lower(email collate "C") = any(array(select lower(address collate "C") from unnest(:'addresses'::text[]) as address))
    order by created_at, user_id for update;

\echo '== webhook: a new user'
:explain insert into users (user_id, clerk_user_id, email, first_name, customer_rating, runner_rating, created_at, updated_at)
    values (gen_random_uuid()::text, 'user_new1', 'new1@campus.edu', 'New', 5.0, 5.0, now(), now());
:explain insert into users (user_id, clerk_user_id, email, first_name, customer_rating, runner_rating, created_at, updated_at)
    values (gen_random_uuid()::text, 'user_new2', 'new2@campus.edu', 'New', 5.0, 5.0, now(), now());

\echo '== webhook: a changed user'
:explain update users set email = 'changed1@campus.edu', first_name = 'Changed', updated_at = now()
    where user_id = (select user_id from users where clerk_user_id = :'someone');
:explain update users set email = 'changed2@campus.edu', first_name = 'Changed', updated_at = now()
    where user_id = (select user_id from users where clerk_user_id = :'someone');

\echo '== webhook, deleted users: what is parked about them'
:explain delete from clerk_parked_deliveries
    where exists (select from unnest(array['user_nobody', 'user_noone']::bytea[]) as about (id) where position(id in payload) > 0);

\echo '== metrics: the newest delivery, how many are parked'
:explain select received_at from (
    (select received_at from clerk_deliveries order by received_at desc limit 1)
    union all
    (select received_at from clerk_parked_deliveries order by received_at desc limit 1)) newest
    order by received_at desc limit 1;
:explain select count(*) from clerk_parked_deliveries;

\echo '== every hour: a batch of old deliveries is forgotten'
:explain delete from clerk_deliveries where svix_id in (
    select svix_id from clerk_deliveries where received_at < now() - interval '89 days'
    order by received_at limit 1000 for update skip locked);

\echo '== a walk through all users: a page'
:explain select clerk_user_id from users where clerk_user_id > :'someone' and deleted_at is null order by clerk_user_id limit 100;
rollback;
