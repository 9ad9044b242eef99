-- The change from the Clerk integration guide. Some databases have it already, made by hand: hence "if not exists".
alter table users add column if not exists clerk_user_id varchar(255);

create unique index if not exists ix_users_clerk_user_id on users (clerk_user_id);
