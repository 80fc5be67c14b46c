-- What has been filed for a year and may be asked again without a new application: lists of forms, inspection plans,
-- approved campaigns, filed apps. Every entry and every field of it ends on a day.
create table if not exists requests.registry_entry (
  county_code text not null,
  id uuid not null,
  kind text not null check (kind in ('form', 'inspection', 'campaign', 'app')),
  number text not null,
  version integer not null,
  title text not null,
  issuer_body_id uuid,
  issuer_name text not null,
  frequency text not null,
  legal_basis text not null,
  duty_item_id uuid,
  form_id uuid,
  valid_from date not null,
  -- First day it no longer holds.
  expires_on date not null,
  withdrawn_at timestamptz,
  filed_by_name text not null,
  filed_at timestamptz not null,
  primary key (county_code, id),
  unique (county_code, kind, number, version),
  check (expires_on > valid_from)
);

create table if not exists requests.registry_field (
  county_code text not null,
  entry_id uuid not null,
  position integer not null,
  path jsonb not null,
  element text,
  purpose text not null,
  expires_on date not null,
  -- When somebody of the issuer last looked at what was collected; null: never since it was filed.
  last_opened_on date,
  removed_on date,
  primary key (county_code, entry_id, position),
  foreign key (county_code, entry_id) references requests.registry_entry (county_code, id)
);

alter table requests.registry_entry enable row level security;
alter table requests.registry_field enable row level security;
create policy registry_of_the_county on requests.registry_entry using (county_code = current_setting('yici.county', true));
create policy registry_field_of_the_county on requests.registry_field using (county_code = current_setting('yici.county', true));
revoke delete, truncate on requests.registry_entry, requests.registry_field from yici_app;
