-- All stars that a user was given in a role, for a mean of rounded means would drift. Null: nobody has rated here yet, and
-- the total is what average and count make it, so that an average from before this service counts as it always did.
alter table users
    add column customer_rating_total numeric,
    add column runner_rating_total   numeric;

-- Who rated whom after an order. The rater is null once they have left; what others gave to somebody who left is gone.
create table ratings_given (
    rating_id bigint generated always as identity primary key,
    order_id  text collate "C" not null,
    role      text             not null check (role in ('CUSTOMER', 'RUNNER')),
    rated     text collate "C" not null,
    rater     text collate "C",
    stars     smallint         not null check (stars between 1 and 5),
    given_at  timestamptz      not null default now(),
    check (rater <> rated)
);

-- Once for each order, role and rater. Those who have left do not meet here, nor with anybody.
create unique index ix_ratings_given_once on ratings_given (order_id, role, rater);

create index ix_ratings_given_rated on ratings_given (rated);
create index ix_ratings_given_rater on ratings_given (rater);
