-- Decision tables by version, the draft of each, what places differ in, and how often approvers went against a row.
create schema if not exists rules;
grant usage on schema rules to yici_app;

create table if not exists rules.table_version (
  county_code text not null,
  table_key text not null,
  version integer not null check (version > 0),
  owner text not null,
  -- Title, hit policy and facts as the owner ships them; complete, parameters and rows as they hold.
  frame jsonb not null,
  content jsonb not null,
  source text not null check (source in ('shipped', 'county')),
  -- What the product shipped when this version came to be; a later shipment with the same mark changes nothing.
  shipped_mark text not null,
  valid_from date not null,
  reason text not null,
  member_id uuid,
  member_name text,
  recorded_at timestamptz not null,
  primary key (county_code, table_key, version)
);
create index if not exists table_version_by_owner on rules.table_version (county_code, owner, valid_from);

create table if not exists rules.draft (
  county_code text not null,
  table_key text not null,
  based_on integer not null,
  revision integer not null check (revision > 0),
  content jsonb not null,
  member_id uuid not null,
  member_name text not null,
  saved_at timestamptz not null,
  primary key (county_code, table_key)
);

create table if not exists rules.local_override (
  county_code text not null,
  id uuid not null,
  table_key text not null,
  parameter text not null,
  area_code text collate "C" not null,
  value double precision,
  same_as text collate "C",
  reason text not null,
  valid_from date not null,
  expires_on date not null,
  ended_on date,
  member_id uuid not null,
  member_name text not null,
  recorded_at timestamptz not null,
  primary key (county_code, id),
  check ((value is null) <> (same_as is null)),
  check (expires_on > valid_from)
);
create index if not exists local_override_of_table on rules.local_override (county_code, table_key, parameter);

create table if not exists rules.deviation (
  county_code text not null,
  id uuid not null,
  table_key text not null,
  row_id text not null,
  reason text not null,
  subject text not null,
  member_id uuid not null,
  member_name text not null,
  recorded_at timestamptz not null,
  primary key (county_code, id)
);
create index if not exists deviation_of_row on rules.deviation (county_code, table_key, row_id, recorded_at);

create table if not exists rules.proposal (
  county_code text not null,
  id uuid not null,
  table_key text not null,
  kind text not null check (kind in ('parameter', 'row')),
  target text not null,
  state text not null check (state in ('open', 'taken', 'declined')),
  evidence jsonb not null,
  suggested_value double precision,
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_reason text,
  primary key (county_code, id),
  check ((state = 'open') = (decided_at is null))
);
create unique index if not exists one_open_proposal on rules.proposal (county_code, table_key, kind, target) where state = 'open';

-- One row a county, a new id with every change: what a server keeps in memory is good while the id is the same. An id, not a count,
-- because a count comes back after a rollback.
create table if not exists rules.revision (
  county_code text not null,
  stamp uuid not null,
  primary key (county_code)
);

alter table rules.table_version enable row level security;
alter table rules.draft enable row level security;
alter table rules.local_override enable row level security;
alter table rules.deviation enable row level security;
alter table rules.proposal enable row level security;
alter table rules.revision enable row level security;

-- Versions, deviations and what was decided stay as they were.
revoke delete, truncate on rules.table_version, rules.local_override, rules.deviation, rules.proposal, rules.revision from yici_app;
revoke update on rules.table_version, rules.deviation from yici_app;

create policy table_version_of_the_county on rules.table_version
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
create policy draft_of_the_county on rules.draft
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
-- Everybody sees what places differ in; one sets it for one's own area.
create policy local_override_seen on rules.local_override for select
  using (county_code = current_setting('yici.county', true));
create policy local_override_set on rules.local_override for insert
  with check (
    county_code = current_setting('yici.county', true)
    and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true)
  );
create policy local_override_ended on rules.local_override for update
  using (
    county_code = current_setting('yici.county', true)
    and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true)
  )
  with check (county_code = current_setting('yici.county', true));
create policy deviation_of_the_county on rules.deviation
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
create policy proposal_of_the_county on rules.proposal
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
create policy revision_of_the_county on rules.revision
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
