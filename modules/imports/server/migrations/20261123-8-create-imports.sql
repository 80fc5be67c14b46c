-- Files that are being brought into the ledger, where each stands, and the rows that were refused.
-- The county leads every key, so that the tables can be distributed by county.
create schema if not exists imports;

create table if not exists imports.batch (
  county_code text not null,
  id uuid not null,
  -- The area of rows that name none of their own.
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  file_name text not null,
  format text not null check (format in ('xlsx', 'csv')),
  sha256 text not null,
  sheet text not null,
  -- Last row of the header; the rows below are data.
  header_bottom integer not null,
  -- The rows down to the header as they stand, with their merges: refused rows go back under them.
  head jsonb not null,
  notices jsonb not null,
  is_1904 boolean not null default false,
  entity text not null,
  source text not null,
  valid_from date,
  columns jsonb not null,
  state text not null check (state in ('mapping', 'queued', 'running', 'done', 'failed', 'cancelled')),
  -- The change in the ledger that holds its facts; made by the first rows.
  change_no bigint,
  -- Number of the last row that is in. It moves in the transaction that brings the rows in.
  position integer not null default 0,
  rows_total integer,
  rows_read integer not null default 0,
  inserted integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  conflicts integer not null default 0,
  refused integer not null default 0,
  reasons jsonb not null default '{}',
  problem jsonb,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  primary key (county_code, id)
);
create index if not exists batch_recent on imports.batch (county_code, created_at desc);

-- The file in pieces of at most a megabyte.
create table if not exists imports.file_part (
  county_code text not null,
  batch_id uuid not null,
  part_no integer not null,
  area_code text collate "C" not null,
  bytes bytea not null,
  primary key (county_code, batch_id, part_no),
  foreign key (county_code, batch_id) references imports.batch (county_code, id)
);

create table if not exists imports.refused_row (
  county_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  area_code text collate "C" not null,
  cells jsonb not null,
  -- [{"column": 3, "reason": "…"}], columns of the file from 1.
  reasons jsonb not null,
  primary key (county_code, batch_id, row_no),
  foreign key (county_code, batch_id) references imports.batch (county_code, id)
);

alter table imports.batch enable row level security;
alter table imports.file_part enable row level security;
alter table imports.refused_row enable row level security;

create policy batch_in_scope on imports.batch using (
  county_code = current_setting('yici.county', true)
  and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));
create policy file_part_in_scope on imports.file_part using (
  county_code = current_setting('yici.county', true)
  and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));
create policy refused_row_in_scope on imports.refused_row using (
  county_code = current_setting('yici.county', true)
  and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

grant usage on schema imports to yici_app;
grant select, insert, update, delete on all tables in schema imports to yici_app;
revoke truncate on all tables in schema imports from yici_app;
revoke update, delete on imports.refused_row from yici_app;
revoke delete on imports.batch from yici_app;
