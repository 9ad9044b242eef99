-- CampusG's table from before Clerk. A database that has it already is adopted as it is (see DatabaseAdoption).
create table users (
    user_id          varchar(36)  primary key,
    email            varchar(255) not null unique,
    first_name       varchar(100) not null,
    last_name        varchar(100) not null,
    phone_number     varchar(20),
    user_stripe_card jsonb,
    customer_rating  numeric      not null,
    runner_rating    numeric      not null,
    created_at       timestamp    not null,
    updated_at       timestamp    not null
);

create index ix_users_email on users (email);
create index ix_users_customer_rating on users (customer_rating);
create index ix_users_runner_rating on users (runner_rating);
