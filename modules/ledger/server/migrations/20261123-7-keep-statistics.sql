-- Statistics of the columns that rows are found by, refreshed inside the transaction that brings many rows in: without them the
-- planner takes a freshly filled table for small and compares every row with every row. PGlite has no autovacuum that would
-- come along later. Security definer because only the owner of a table may analyze it; nothing but statistics can come of it.
create or replace function ledger.refresh_statistics(entity text, inserted bigint) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
declare
  known real;
  keys text;
begin
  if entity !~ '^(person|household|dwelling|plot|enterprise|event|enrolment|indicator)$' then
    raise exception 'not an entity: %', entity;
  end if;
  select c.reltuples into known from pg_class c where c.oid = format('ledger.%I', entity)::regclass;
  if inserted < 200 or inserted * 2 < known then
    return false;
  end if;
  -- Indexed columns only: a sample of all of them would cost more than it saves.
  select string_agg(distinct format('%I', a.attname), ', ') into keys
  from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
  where i.indrelid = format('ledger.%I', entity)::regclass;
  -- Another import may be at it: its figures are as good, and waiting for its end is not worth it.
  begin
    execute format('lock table ledger.%I in share update exclusive mode nowait', entity);
  exception
    when lock_not_available then return false;
  end;
  execute format('analyze ledger.%I (%s)', entity, keys);
  return true;
end
$$;
revoke all on function ledger.refresh_statistics(text, bigint) from public;
grant execute on function ledger.refresh_statistics(text, bigint) to yici_app;
