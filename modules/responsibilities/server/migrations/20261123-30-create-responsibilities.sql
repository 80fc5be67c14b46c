-- The duty list of a county's townships, version after version, and what follows the tasks.
create schema if not exists responsibilities;

create table if not exists responsibilities.duty_list (
  county_code text not null,
  id uuid not null,
  title text not null,
  -- coming, in force and replaced follow from the period of a published list and the day asked for.
  state text not null check (state in ('draft', 'published')),
  valid_from date,
  valid_to date,
  source_file text,
  -- The last file brought to a draft: {"fileName", "broughtAt", "itemsRead", "faultCount", "faults"}.
  last_file jsonb,
  created_by text not null,
  created_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  primary key (county_code, id),
  check ((state = 'draft') = (valid_from is null)),
  check ((state = 'draft') = (published_at is null)),
  check (valid_to is null or valid_to > valid_from)
);
-- Published lists follow each other without a hole: the next one ends the one before, so one day has one list.
create unique index if not exists duty_list_start on responsibilities.duty_list (county_code, valid_from) where state = 'published';
create unique index if not exists duty_list_open on responsibilities.duty_list (county_code) where state = 'published' and valid_to is null;

create table if not exists responsibilities.duty_list_file (
  county_code text not null,
  list_id uuid not null,
  -- source: the items came from it. last: brought last, kept for its answer when it was refused.
  purpose text not null check (purpose in ('source', 'last')),
  file_name text not null,
  bytes bytea not null,
  primary key (county_code, list_id, purpose),
  foreign key (county_code, list_id) references responsibilities.duty_list (county_code, id) on delete cascade
);

create table if not exists responsibilities.duty_item (
  county_code text not null,
  id uuid not null,
  list_id uuid not null,
  position integer not null,
  code text not null,
  title text not null,
  domain text not null,
  class text not null check (class in ('basic', 'shared', 'taken-back')),
  main_department text,
  assisting_departments text[] not null,
  main_department_part text,
  township_part text,
  taken_back_by text,
  taken_back_how text,
  legal_basis text,
  resources_as_listed text,
  primary key (county_code, id),
  unique (county_code, list_id, code),
  foreign key (county_code, list_id) references responsibilities.duty_list (county_code, id) on delete cascade,
  check (class <> 'shared' or main_department is not null),
  check (class <> 'taken-back' or taken_back_by is not null)
);

-- 权随事转、费随事转. By code, not by item: what is owed stays owed when the next list comes. Only added to; the newest counts.
create table if not exists responsibilities.duty_resource (
  county_code text not null,
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('staff', 'funds', 'powers')),
  state text not null check (state in ('granted', 'owed')),
  what text not null,
  since date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (county_code, id)
);
create index if not exists duty_resource_of_code on responsibilities.duty_resource (county_code, code, recorded_at desc);

alter table responsibilities.duty_list enable row level security;
alter table responsibilities.duty_list_file enable row level security;
alter table responsibilities.duty_item enable row level security;
alter table responsibilities.duty_resource enable row level security;

-- One list for the whole county: everyone in it sees it.
create policy duty_list_in_county on responsibilities.duty_list using (county_code = current_setting('yici.county', true));
create policy duty_list_file_in_county on responsibilities.duty_list_file using (county_code = current_setting('yici.county', true));
create policy duty_item_in_county on responsibilities.duty_item using (county_code = current_setting('yici.county', true));
create policy duty_resource_in_county on responsibilities.duty_resource using (county_code = current_setting('yici.county', true));

grant usage on schema responsibilities to yici_app;
grant select, insert, update, delete on all tables in schema responsibilities to yici_app;
revoke truncate on all tables in schema responsibilities from yici_app;
-- An item is replaced with its whole draft, never changed; a record of resources stays.
revoke update on responsibilities.duty_item from yici_app;
revoke update, delete on responsibilities.duty_resource from yici_app;
