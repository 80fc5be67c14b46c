-- A village says that a fact is wrong; the body whose word counts for it answers. The words name nobody; where it is
-- about one subject, its id stands here with the purpose, and the ledger decides who may open it.
create table if not exists requests.correction (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  element text not null,
  holder text not null,
  holder_body_id uuid,
  words text not null,
  subject_entity text,
  subject_id uuid,
  purpose text,
  state text not null check (state in ('open', 'corrected', 'declined')),
  reported_by_name text not null,
  reported_at timestamptz not null,
  answer_by timestamptz not null,
  answer_words text,
  answered_by_name text,
  answered_at timestamptz,
  primary key (county_code, id),
  check (subject_id is null or (subject_entity is not null and purpose is not null)),
  check ((state = 'open') = (answered_at is null))
);
create index if not exists correction_clock on requests.correction (county_code, state, answer_by);

-- Data a higher level holds of the county and owes it back: asked for, due, received, whole or not.
create table if not exists requests.data_return (
  county_code text not null,
  id uuid not null,
  holder text not null,
  what text not null,
  request_id uuid,
  asked_on date not null,
  due_on date not null,
  received_on date,
  rows_expected integer check (rows_expected > 0),
  rows_received integer check (rows_received >= 0),
  is_whole boolean,
  words text not null default '',
  recorded_by_name text not null,
  primary key (county_code, id),
  check (due_on >= asked_on),
  check ((received_on is null) = (is_whole is null))
);
create index if not exists data_return_clock on requests.data_return (county_code, due_on) where received_on is null;

alter table requests.correction enable row level security;
alter table requests.data_return enable row level security;
create policy correction_of_the_county on requests.correction using (county_code = current_setting('yici.county', true));
create policy data_return_of_the_county on requests.data_return using (county_code = current_setting('yici.county', true));
revoke delete, truncate on requests.correction, requests.data_return from yici_app;
