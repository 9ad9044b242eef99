-- Statements of running instances queue behind a migration that waits for a lock. A migration that does not get it in time is
-- rolled back and repeated later.
set local lock_timeout = '3s';
set local statement_timeout = 0;

-- PostgreSQL does not change the type of a column that a view uses. Before V3 changes types, the views on users, and the
-- views on these, are dropped; afterEachMigrate.sql creates them again in the same transaction.
do $$
declare
    relation record;
    drops    text[] := '{}';
    dropping text;
begin
    -- False after V3.
    if not exists (select from pg_attribute
                   where attrelid = to_regclass('users') and attname = 'first_name' and atttypid = 'varchar'::regtype) then
        return;
    end if;

    create temporary table dropped_views (
        position  integer generated always as identity,
        statement text not null
    ) on commit drop;

    for relation in
        with recursive dependents (oid, level) as (
            select 'users'::regclass::oid, 0
            union
            select r.ev_class, level + 1
            from dependents
            join pg_depend d on d.refobjid = dependents.oid
                and d.refclassid = 'pg_class'::regclass and d.classid = 'pg_rewrite'::regclass
            join pg_rewrite r on r.oid = d.objid and r.ev_class <> dependents.oid
        )
        select c.oid, c.oid::regclass as name, max(level) as level, c.reloptions, c.relacl, c.relispopulated,
               pg_get_userbyid(c.relowner) as owner,
               case c.relkind when 'm' then 'materialized view' else 'view' end as kind
        from dependents
        join pg_class c on c.oid = dependents.oid and c.relkind in ('v', 'm')
        group by c.oid
        order by level
    loop
        drops := format('drop %s %s', relation.kind, relation.name) || drops;
        insert into dropped_views (statement)
        select format('create %s %s%s as %s%s', relation.kind, relation.name,
                      ' with (' || array_to_string(relation.reloptions, ', ') || ')',
                      rtrim(pg_get_viewdef(relation.oid), ';'),
                      case when not relation.relispopulated then ' with no data' end)
        union all
        select format('alter %s %s owner to %I', relation.kind, relation.name, relation.owner)
        union all
        select format('comment on %s %s is %L', relation.kind, relation.name, description)
        from obj_description(relation.oid, 'pg_class') as description where description is not null
        union all
        select format('grant %s on %s to %s%s', privilege_type, relation.name,
                      case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
                      case when is_grantable then ' with grant option' end)
        from aclexplode(relation.relacl)
        union all
        select pg_get_indexdef(indexrelid) from pg_index where indrelid = relation.oid
        union all
        select pg_get_triggerdef(oid) from pg_trigger where tgrelid = relation.oid and not tgisinternal;
    end loop;

    foreach dropping in array drops loop
        execute dropping;
    end loop;
end $$;
