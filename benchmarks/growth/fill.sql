-- Fills an empty, migrated database with :users users and :deliveries recorded deliveries.
--   psql -d NAME -v users=10000000 -v deliveries=10000000 -f fill.sql
-- Of a hundred users one is a tombstone and one is from before Clerk. Times are spread over the retention of 90 days.
-- Indexes are created afterwards, because maintaining them per row takes hours.
\set ON_ERROR_STOP on
set maintenance_work_mem = '1GB';
set synchronous_commit = off;

create temporary table made_again as
    select indexdef from pg_indexes
    where schemaname = 'public' and tablename in ('users', 'clerk_deliveries')
      and indexname not in ('users_pkey', 'clerk_deliveries_pkey');
select format('drop index %I', indexname) from pg_indexes
    where schemaname = 'public' and tablename in ('users', 'clerk_deliveries')
      and indexname not in ('users_pkey', 'clerk_deliveries_pkey')
\gexec

insert into users (user_id, clerk_user_id, email, email_verified, first_name, last_name, phone_number, image_url,
                   customer_rating, runner_rating, clerk_updated_at, clerk_sent_at, deleted_at, created_at, updated_at)
select md5('growth' || i)::uuid::text,
       case when i % 100 <> 1 then 'user_growth' || lpad(i::text, 21, '0') end,
       case when i % 100 <> 0 then 'user' || i || '@campus.edu' end,
       i % 100 <> 0,
       case when i % 100 <> 0 then 'First' || i end,
       case when i % 100 <> 0 then 'Last' || i end,
       case when i % 100 <> 0 then '+1555' || lpad(i::text, 8, '0') end,
       case when i % 100 <> 0 then 'https://img.clerk.com/eyJ0eXBlIjoiZGVmYXVsdCIsImlpZCI6Imlu' || i end,
       5.0, 5.0, moment, moment, case when i % 100 = 0 then moment end, moment, moment
from (select i, now() - (i % 7776000) * interval '1 second' as moment from generate_series(1, :users) as i) as people;

insert into clerk_deliveries (svix_id, type, received_at)
select 'msg_' || md5('growth' || i), 'user.updated', now() - (i % 7776000) * interval '1 second'
from generate_series(1, :deliveries) as i;

insert into clerk_parked_deliveries (svix_id, reason, payload, received_at)
select 'msg_parked' || i, 'not JSON', convert_to(repeat('x', 2000), 'UTF8'), now() - i * interval '1 hour'
from generate_series(1, 100) as i;

select indexdef from made_again
\gexec
vacuum analyze;
