-- Templates with their mapping, and the fills made of them.
-- The county leads every key, so that the tables can be distributed by county.
create schema if not exists forms;

create table if not exists forms.form (
  county_code text not null,
  id uuid not null,
  -- Who brought it in; a form is usable in the whole county, changed only from within this area.
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  title text not null,
  department text,
  file_name text not null,
  kind text not null check (kind in ('list', 'statistics', 'card', 'none')),
  -- The workbook as .xlsx: .xls, .et and .csv are converted once, on the way in.
  workbook bytea not null,
  sha256 text not null,
  -- What was proposed at the time: proposals stay as they were when the matcher learns more.
  understanding jsonb not null,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (county_code, id)
);
create index if not exists form_recent on forms.form (county_code, updated_at desc);

create table if not exists forms.mapping (
  county_code text not null,
  form_id uuid not null,
  version integer not null,
  decisions jsonb not null,
  populations jsonb not null,
  note text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (county_code, form_id, version),
  foreign key (county_code, form_id) references forms.form (county_code, id)
);

create table if not exists forms.fill (
  county_code text not null,
  id uuid not null,
  form_id uuid not null,
  version integer not null,
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  as_of date not null,
  subjects jsonb not null,
  state text not null check (state in ('queued', 'running', 'ready', 'failed')),
  progress real not null default 0,
  summary jsonb,
  -- [sheet, column, element, name] of each filled column of a list, in the order of fill_row.statuses.
  columns jsonb not null default '[]',
  format text not null default 'xlsx' check (format in ('xlsx', 'zip')),
  workbook bytea,
  problem jsonb,
  started_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (county_code, id),
  foreign key (county_code, form_id) references forms.form (county_code, id)
);
create index if not exists fill_by_form on forms.fill (county_code, form_id, started_at desc);

-- One line per written row of a list: whose row it is, the state of each cell and where each comes from.
create table if not exists forms.fill_row (
  county_code text not null,
  fill_id uuid not null,
  area_code text collate "C" not null,
  sheet integer not null,
  row_no integer not null,
  subject_id uuid not null,
  subject text not null,
  -- One letter per filled column of the sheet, in the order of fill.columns: o known, m missing, s stale, c conflict.
  statuses text not null,
  -- The change each value came with, in the same order, separated by commas; empty where there is none.
  changes text not null,
  primary key (county_code, fill_id, sheet, row_no)
);

-- One line per computed or single cell (statistics, cards).
create table if not exists forms.fill_cell (
  county_code text not null,
  fill_id uuid not null,
  area_code text collate "C" not null,
  sheet integer not null,
  cell text not null,
  subject_id uuid,
  element text,
  name text not null,
  subject text not null,
  status text not null check (status in ('ok', 'missing', 'stale', 'conflict')),
  value text not null,
  change_no bigint,
  -- Of a computed cell: what was counted, and the statement that counted it.
  words text,
  query text,
  primary key (county_code, fill_id, sheet, cell)
);

alter table forms.form enable row level security;
alter table forms.mapping enable row level security;
alter table forms.fill enable row level security;
alter table forms.fill_row enable row level security;
alter table forms.fill_cell enable row level security;

-- A department's form serves every village of the county; the values in a fill do not leave its area.
create policy form_of_county on forms.form using (county_code = current_setting('yici.county', true));
create policy mapping_of_county on forms.mapping using (county_code = current_setting('yici.county', true));
create policy fill_in_scope on forms.fill using (
  county_code = current_setting('yici.county', true)
  and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));
create policy fill_row_in_scope on forms.fill_row using (
  county_code = current_setting('yici.county', true)
  and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));
create policy fill_cell_in_scope on forms.fill_cell using (
  county_code = current_setting('yici.county', true)
  and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

grant usage on schema forms to yici_app;
grant select, insert, update, delete on all tables in schema forms to yici_app;
