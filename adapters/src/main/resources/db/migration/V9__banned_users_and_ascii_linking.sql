-- Whether Clerk has banned the user. Users that are banned already become so here with the next delivery, or by
-- "reconcile --all".
alter table users
    add column banned boolean not null default false;

-- Addresses of users from before Clerk are compared letter for letter, ASCII letters in either case. The collation "C" folds
-- nothing else.
create index ix_users_unlinked_email_ascii on users (lower(email collate "C")) where clerk_user_id is null;

drop index ix_users_unlinked_email;
