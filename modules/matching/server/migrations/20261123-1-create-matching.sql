-- What people decided a header is. Keyed by what the header said, never by whom; one decision per form and header, the newest counts.
create schema if not exists matching;
grant usage on schema matching to yici_app;

create table if not exists matching.confirmation (
  county_code text not null,
  -- Title and header path as printed, path as a JSON array of texts.
  title text not null,
  path jsonb not null,
  department text,
  verdict text not null check (verdict in ('element', 'aggregate', 'local', 'new')),
  element text,
  role text,
  aggregate jsonb,
  confirmed_at timestamptz not null default clock_timestamp(),
  primary key (county_code, title, path),
  check ((verdict = 'element') = (element is not null))
);
create index if not exists confirmation_in_order on matching.confirmation (county_code, confirmed_at);

alter table matching.confirmation enable row level security;
create policy confirmation_of_the_county on matching.confirmation
  using (county_code = current_setting('yici.county', true))
  with check (county_code = current_setting('yici.county', true));
