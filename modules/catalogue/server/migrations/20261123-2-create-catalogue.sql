-- Data elements after ISO/IEC 11179. Small reference tables, the same for every county of an installation.
create schema if not exists catalogue;
grant usage on schema catalogue to yici_app;

create table if not exists catalogue.value_domain (
  id text primary key,
  name_zh text not null,
  standard text
);
create table if not exists catalogue.permissible_value (
  domain_id text not null references catalogue.value_domain (id),
  code text not null,
  position integer not null,
  name_zh text not null,
  name_en text not null,
  token text not null,
  synonyms text[] not null default '{}',
  primary key (domain_id, code),
  unique (domain_id, token)
);
-- What never changes of an element: a changed meaning is another element.
create table if not exists catalogue.data_element (
  id text primary key check (id ~ '^[a-z][a-z0-9_]{1,58}$'),
  entity text not null,
  type text not null,
  unit text,
  value_domain text references catalogue.value_domain (id),
  derivation jsonb,
  completion jsonb,
  position integer not null
);
create table if not exists catalogue.data_element_version (
  element_id text not null references catalogue.data_element (id),
  version integer not null check (version > 0),
  name_zh text not null,
  name_en text not null,
  definition text not null,
  sensitivity text not null check (sensitivity in ('public', 'internal', 'personal', 'sensitive', 'vault')),
  authority text,
  freshness_days integer check (freshness_days > 0),
  standards text[] not null default '{}',
  recorded_at timestamptz not null default now(),
  recorded_by text,
  reason text,
  primary key (element_id, version)
);
create table if not exists catalogue.element_synonym (
  element_id text not null references catalogue.data_element (id),
  text text not null,
  -- forms: met in the labelled forms; curated: written by us; user: added on the screen.
  origin text not null check (origin in ('forms', 'curated', 'user')),
  recorded_at timestamptz not null default now(),
  recorded_by text,
  primary key (element_id, text)
);
-- One row, raised by every change: whoever holds the catalogue in memory sees that it is old.
create table if not exists catalogue.revision (
  name text primary key check (name = 'catalogue'),
  number integer not null
);
insert into catalogue.revision (name, number) values ('catalogue', 1);
