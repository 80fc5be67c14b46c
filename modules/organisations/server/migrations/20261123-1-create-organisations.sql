-- Areas valid in time, public bodies, the people who work there, their roles and their sessions.
create schema if not exists organisations;

create table if not exists organisations.area (
  county_code text not null,
  code text collate "C" not null check (code ~ '^[0-9]{12}$'),
  valid_from date not null,
  valid_to date,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  parent_code text collate "C",
  urban_rural text,
  longitude double precision,
  latitude double precision,
  successor_code text collate "C",
  succession text check (succession in ('code', 'name', 'nearest', 'neighbour-code', 'parent')),
  primary key (county_code, code, valid_from),
  check (valid_to is null or valid_to > valid_from)
);
create index if not exists area_children on organisations.area (county_code, parent_code);

create table if not exists organisations.body (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  name text not null,
  name_en text not null,
  kind text not null check (kind in ('public-organisation', 'unit')),
  level text not null check (level in ('province', 'city', 'county', 'township', 'village')),
  unit_of uuid,
  primary key (county_code, id)
);

create table if not exists organisations.member (
  county_code text not null,
  id uuid not null,
  body_id uuid not null,
  area_code text collate "C" not null,
  name text not null,
  title_zh text not null,
  title_en text not null,
  -- May be chosen at sign-in while the installation is a demonstration.
  persona boolean not null default false,
  persona_order integer not null default 0,
  left_on date,
  primary key (county_code, id),
  foreign key (county_code, body_id) references organisations.body (county_code, id)
);

create table if not exists organisations.role_assignment (
  county_code text not null,
  member_id uuid not null,
  role text not null check (role in ('village-worker', 'grid-worker', 'township-staff', 'department-staff', 'gatekeeper', 'evaluator', 'operator')),
  area_code text collate "C" not null,
  valid_from date not null,
  valid_to date,
  primary key (county_code, member_id, role, area_code, valid_from),
  foreign key (county_code, member_id) references organisations.member (county_code, id),
  check (valid_to is null or valid_to > valid_from)
);

-- Only the hash of a token is kept: who reads this table cannot sign in with it.
create table if not exists organisations.session (
  county_code text not null,
  token_hash text not null,
  member_id uuid not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (county_code, token_hash),
  foreign key (county_code, member_id) references organisations.member (county_code, id)
);
create index if not exists session_by_token on organisations.session (token_hash);

alter table organisations.area enable row level security;
alter table organisations.body enable row level security;
alter table organisations.member enable row level security;
alter table organisations.role_assignment enable row level security;
alter table organisations.session enable row level security;

-- Areas, bodies, people and roles are written by the installation only.
revoke insert, update, delete, truncate on organisations.area, organisations.body, organisations.member,
  organisations.role_assignment from yici_app;

-- The names of areas and bodies are public facts: seen in the whole county.
create policy area_of_the_county on organisations.area
  using (county_code = current_setting('yici.county', true));
create policy body_of_the_county on organisations.body
  using (county_code = current_setting('yici.county', true));

-- People and their roles: within the actor's own area, and always oneself.
create policy member_in_scope on organisations.member
  using (
    county_code = current_setting('yici.county', true)
    and (
      id::text = current_setting('yici.member', true)
      or (area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
    )
  );
create policy role_in_scope on organisations.role_assignment
  using (
    county_code = current_setting('yici.county', true)
    and (
      member_id::text = current_setting('yici.member', true)
      or (area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
    )
  );

-- One's own sessions only: to look at and to end.
create policy own_session on organisations.session
  using (county_code = current_setting('yici.county', true) and member_id::text = current_setting('yici.member', true))
  with check (county_code = current_setting('yici.county', true) and member_id::text = current_setting('yici.member', true));
