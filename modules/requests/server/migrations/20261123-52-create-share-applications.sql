-- One department asks another for what it holds, instead of asking villages again.
create table if not exists requests.share_application (
  county_code text not null,
  id uuid not null,
  request_id uuid not null,
  issuer_body_id uuid not null,
  issuer_name text not null,
  -- The body whose word counts, as the catalogue names it; its id where it is registered in the county.
  holder text not null,
  holder_body_id uuid,
  purpose text not null,
  legal_basis text not null,
  state text not null check (state in ('asked', 'granted', 'partly-granted', 'refused', 'delivered', 'withdrawn')),
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answered_at timestamptz,
  answered_by_name text,
  answer_words text,
  -- How the source gives it: it is in the ledger already, or comes in as a file.
  way text check (way in ('ledger', 'import')),
  deliver_by date,
  delivered_at timestamptz,
  delivery_words text,
  primary key (county_code, id),
  foreign key (county_code, request_id) references requests.request (county_code, id),
  check ((state in ('asked', 'withdrawn')) or answered_at is not null)
);
create index if not exists share_of_holder on requests.share_application (county_code, holder_body_id, state, answer_by);
create index if not exists share_of_issuer on requests.share_application (county_code, issuer_body_id, asked_at desc);
create index if not exists share_of_request on requests.share_application (county_code, request_id);

create table if not exists requests.share_field (
  county_code text not null,
  application_id uuid not null,
  position integer not null,
  path jsonb not null,
  element text,
  -- null while it has not been answered
  granted boolean,
  primary key (county_code, application_id, position),
  foreign key (county_code, application_id) references requests.share_application (county_code, id)
);

alter table requests.share_application enable row level security;
alter table requests.share_field enable row level security;
create policy share_of_the_county on requests.share_application using (county_code = current_setting('yici.county', true));
create policy share_field_of_the_county on requests.share_field using (county_code = current_setting('yici.county', true));
revoke delete, truncate on requests.share_application, requests.share_field from yici_app;
