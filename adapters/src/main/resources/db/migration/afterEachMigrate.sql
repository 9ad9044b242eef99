-- Creates the views that beforeEachMigrate.sql dropped.
do $$
declare
    creation text;
begin
    if to_regclass('pg_temp.dropped_views') is null then
        return;
    end if;

    for creation in select statement from pg_temp.dropped_views order by position loop
        execute creation;
    end loop;

    drop table pg_temp.dropped_views;
end $$;
