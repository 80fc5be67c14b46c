-- The role every actor's transaction runs as: row-level security holds it, the owner's rights do not reach it.
-- Roles belong to the whole PostgreSQL cluster, so another database may have made it before, or be making it now.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'yici_app') then
    create role yici_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  if not pg_has_role(current_user, 'yici_app', 'member') then
    execute format('grant yici_app to %I', current_user);
  end if;
exception
  -- Two databases of one cluster granting at the same moment: the other one did it.
  when unique_violation then null;
end
$$;

-- What later migrations create is readable and writable by the application role; the policies of each table narrow it.
alter default privileges grant usage on schemas to yici_app;
alter default privileges grant select, insert, update, delete on tables to yici_app;
alter default privileges grant usage on sequences to yici_app;
grant usage on schema platform to yici_app;
