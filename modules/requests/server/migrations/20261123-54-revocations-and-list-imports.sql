-- Why a number no longer holds: public, like the number itself.
alter table requests.control_number add column if not exists revoked_because text;
alter table requests.control_number add column if not exists revoked_by_name text;

-- A list that came in as a file: its rows as read, and why some were not taken.
create table if not exists requests.list_import (
  county_code text not null,
  id uuid not null,
  kind text not null check (kind in ('dispatch', 'registry')),
  file_name text not null,
  header jsonb not null,
  rows jsonb not null,
  imported_by uuid not null,
  imported_by_name text not null,
  imported_at timestamptz not null,
  primary key (county_code, id)
);
alter table requests.list_import enable row level security;
create policy list_import_of_the_county on requests.list_import using (county_code = current_setting('yici.county', true));
