-- The audit log: one chain of hashes per county, appended to in the transaction of the act it records.
create schema if not exists audit;
grant usage on schema audit to yici_app;

create table if not exists audit.entry (
  county_code text not null,
  sequence bigint not null,
  recorded_at timestamptz not null,
  member_id text,
  member_name text,
  operation text not null,
  event text not null,
  subject text not null,
  purpose text,
  instance text not null,
  data jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (county_code, sequence)
);
create index if not exists entry_subject on audit.entry (county_code, subject);

-- Its row lock makes the writers of one county take turns, so that the chain has no fork.
create table if not exists audit.head (
  county_code text primary key,
  sequence bigint not null,
  hash text not null
);

alter table audit.entry enable row level security;
alter table audit.head enable row level security;
create policy entry_of_the_county on audit.entry
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
create policy head_of_the_county on audit.head
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));

-- Append-only.
revoke update, delete, truncate on audit.entry from yici_app;
revoke delete, truncate on audit.head from yici_app;
