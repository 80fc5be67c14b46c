-- Which invented county was loaded: the same order again changes nothing, another order is refused.
create schema if not exists sample;

create table if not exists sample.loaded (
  county_code text not null,
  seed text not null,
  residents integer not null,
  as_of date not null,
  loaded_at timestamptz not null default now(),
  primary key (county_code)
);

-- The command line loads as the owner; no actor asks, so no actor is granted anything.
alter table sample.loaded enable row level security;
