-- An average from before Clerk that is no mean of one to five stars becomes "unrated". NaN is greater than any number.
do $$
declare
    users_changed bigint;
begin
    update users
    set (customer_rating, customer_rating_count, customer_rating_total) = (
            select customer_rating, customer_rating_count, customer_rating_total where customer_rating between 1 and 5
            union all select 5.0, 0, null where not customer_rating between 1 and 5),
        (runner_rating, runner_rating_count, runner_rating_total) = (
            select runner_rating, runner_rating_count, runner_rating_total where runner_rating between 1 and 5
            union all select 5.0, 0, null where not runner_rating between 1 and 5)
    where not (customer_rating between 1 and 5 and runner_rating between 1 and 5);
    get diagnostics users_changed = row_count;
    if users_changed > 0 then
        raise warning '% users have become unrated, because an average was NaN, infinite or not from 1 to 5', users_changed;
    end if;
end $$;
