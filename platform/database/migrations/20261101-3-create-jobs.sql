-- Work that outlives a request. Claimed with `for update skip locked`; a lease lets another process take over after a crash.
create table if not exists platform.job (
  county_code text not null,
  id uuid not null,
  name text not null,
  data jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled')),
  attempts integer not null default 0,
  run_at timestamptz not null,
  leased_until timestamptz,
  reason text,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (county_code, id)
);
create index if not exists job_due on platform.job (run_at) where state in ('waiting', 'running');

alter table platform.job enable row level security;
-- An actor may put a job in and take nothing out: progress is read from the table of the module the job belongs to.
create policy job_put_in on platform.job for insert
  with check (county_code = current_setting('yici.county', true));
revoke update, delete, truncate on platform.job from yici_app;
