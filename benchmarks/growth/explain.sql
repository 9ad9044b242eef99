-- Every statement on a hot path and what runs on schedule, as the service sends it, with its plan and the pages it touched.
--   psql -d NAME -v someone=user_growth000000000000004242 -f explain.sql
-- Each runs twice, so that what is measured is the work and not the disk. Nothing is kept.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
begin;
\set explain 'explain (analyze, buffers, timing off, costs off)'

\echo '== GET /me and by id: the user'
:explain select * from users where clerk_user_id = :'someone';
:explain select * from users where clerk_user_id = :'someone';

\echo '== webhook: the ledger'
:explain insert into clerk_deliveries (svix_id, type, received_at) values ('msg_new1', 'user.updated', now()) on conflict do nothing;
:explain with no_longer_parked as (delete from clerk_parked_deliveries where svix_id = 'msg_new2')
    insert into clerk_deliveries (svix_id, type, received_at) values ('msg_new2', 'user.updated', now()) on conflict do nothing;

\echo '== webhook: a delivery that came before'
:explain insert into clerk_deliveries (svix_id, type, received_at) values ('msg_new2', 'user.updated', now()) on conflict do nothing;

\echo '== webhook: place and row'
:explain select pg_advisory_xact_lock(hashtextextended(:'someone', 0));
:explain select * from users where clerk_user_id = :'someone' for update;
:explain select * from users where clerk_user_id = :'someone' for update;

\echo '== webhook: a user from before Clerk, by address'
:explain select * from users where clerk_user_id is null and lower(email) = lower('new@campus.edu')
    order by email <> 'new@campus.edu', created_at, user_id limit 1 for update;
:explain select * from users where clerk_user_id is null and lower(email) = lower('user4201@campus.edu')
    order by email <> 'user4201@campus.edu', created_at, user_id limit 1 for update;

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

\echo '== webhook, a deleted user: what is parked about them'
:explain delete from clerk_parked_deliveries where position('user_nobody'::bytea in payload) > 0;

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
