-- Times without a zone were always meant in UTC; from here on they say so.
set local time zone 'UTC';

-- Clerk knows people without a name or an e-mail address, and decides itself whose an address is.
alter table users
    alter column email drop not null,
    alter column first_name drop not null,
    alter column last_name drop not null,
    alter column first_name type text,
    alter column last_name type text,
    alter column phone_number type text,
    alter column created_at type timestamptz,
    alter column updated_at type timestamptz,
    alter column customer_rating set default 5.0,
    alter column runner_rating set default 5.0,
    add column email_verified        boolean     not null default false,
    add column username              text,
    add column image_url             text,
    add column customer_rating_count integer     not null default 0,
    add column runner_rating_count   integer     not null default 0,
    add column clerk_updated_at      timestamptz,
    add column clerk_sent_at         timestamptz,
    add column deleted_at            timestamptz;

-- An address moves from one user to another while the notices of both are under way: for a while two rows may hold it.
-- Whatever made it unique goes, under whatever name it was made.
do $$
declare
    found record;
begin
    for found in
        select i.indexrelid::regclass as index_name, c.conname as constraint_name
        from pg_index i
        left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = i.indrelid
        where i.indrelid = 'users'::regclass
          and i.indisunique
          and not i.indisprimary
          and i.indnkeyatts = 1
          and i.indkey[0] = (select attnum from pg_attribute
                             where attrelid = 'users'::regclass and attname = 'email')
    loop
        if found.constraint_name is not null then
            execute format('alter table users drop constraint %I', found.constraint_name);
        else
            execute format('drop index %s', found.index_name);
        end if;
    end loop;

    -- It may have been the only index on the address.
    if not exists (select from pg_index i
                   where i.indrelid = 'users'::regclass
                     and i.indkey[0] = (select attnum from pg_attribute
                                        where attrelid = 'users'::regclass and attname = 'email')) then
        create index ix_users_email on users (email);
    end if;
end $$;

-- A user from before Clerk is found by the address, however it is spelt.
create index ix_users_unlinked_email on users (lower(email)) where clerk_user_id is null;

-- An average that is not the 5.0 of those whom nobody rated stands for one rating at least; how many is not known.
update users
set customer_rating_count = case when customer_rating <> 5.0 then 1 else 0 end,
    runner_rating_count   = case when runner_rating <> 5.0 then 1 else 0 end
where customer_rating <> 5.0 or runner_rating <> 5.0;

-- What a tombstone must not hold is held to here too, whoever writes.
alter table users
    add constraint ck_users_tombstone check (
        deleted_at is null
        or (clerk_user_id is not null
            and num_nonnulls(email, username, first_name, last_name, phone_number, image_url, user_stripe_card) = 0));
