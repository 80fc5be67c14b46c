-- Everything a higher body asks of a lower one, and what the gate decided. No personal data: seen in the whole county.
-- The county leads every key, so that the tables can be distributed by county.
create schema if not exists requests;

create table if not exists requests.request (
  county_code text not null,
  id uuid not null,
  version integer not null default 1,
  kind text not null check (kind in ('data', 'report', 'inspection', 'meeting', 'document', 'campaign', 'app')),
  lane text not null check (lane in ('filed-list', 'one-matter', 'urgent', 'exception')),
  state text not null check (state in ('draft', 'screened', 'admitted', 'reduced', 'merged', 'returned', 'deferred',
    'numbered', 'dispatched', 'done', 'lapsed', 'expired')),
  title text not null,
  issuer_body_id uuid not null,
  issuer_name text not null,
  applied_by uuid not null,
  applied_by_name text not null,
  purpose text not null,
  legal_basis text not null,
  notice_text text not null,
  duty_item_id uuid,
  target_level text not null check (target_level in ('township', 'village')),
  -- As the applicant named them: a county or township stands for all of the level inside it.
  area_codes jsonb not null,
  frequency text not null,
  period_from date,
  period_to date,
  due_at timestamptz,
  urgent_reason text not null,
  expires_on date,
  population jsonb,
  detail jsonb not null,
  form_id uuid,
  -- The last screening, as its screen shows it, and the figures lists need of it.
  screening jsonb,
  recipients integer not null default 0,
  minutes double precision,
  blocks integer not null default 0,
  warnings integer not null default 0,
  merged_into uuid,
  control_number text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  submitted_at timestamptz,
  decide_by timestamptz,
  deferred_until date,
  primary key (county_code, id),
  foreign key (county_code, merged_into) references requests.request (county_code, id),
  check (period_to is null or period_from is null or period_to > period_from),
  check ((state = 'merged') = (merged_into is not null)),
  -- No number, no obligation (无码不填): held here too, not only in the code.
  check (state not in ('numbered', 'dispatched', 'done') or control_number is not null)
);
create index if not exists request_recent on requests.request (county_code, updated_at desc);
create index if not exists request_queue on requests.request (county_code, decide_by) where state = 'screened';
create index if not exists request_of_issuer on requests.request (county_code, issuer_body_id, updated_at desc);
create index if not exists request_live on requests.request (county_code, due_at)
  where state in ('screened', 'admitted', 'reduced', 'deferred', 'numbered', 'dispatched');

create table if not exists requests.item (
  county_code text not null,
  request_id uuid not null,
  position integer not null,
  path jsonb not null,
  sheet text,
  cell text,
  verdict text not null check (verdict in ('element', 'aggregate', 'local', 'new')),
  element text,
  role text,
  aggregate jsonb,
  action text not null check (action in ('ask', 'known', 'share', 'dropped', 'local')),
  purpose text,
  is_trace boolean not null default false,
  expires_on date,
  held_share double precision,
  fresh_share double precision,
  holder text,
  minutes_each double precision not null default 0,
  primary key (county_code, request_id, position),
  foreign key (county_code, request_id) references requests.request (county_code, id) on delete cascade
);
create index if not exists item_by_element on requests.item (county_code, element) where element is not null;

-- What happened to a request, oldest first.
create table if not exists requests.life_entry (
  county_code text not null,
  request_id uuid not null,
  no integer not null,
  event text not null,
  from_state text,
  to_state text not null,
  at timestamptz not null,
  by_name text not null,
  by_body text not null,
  reason text not null,
  primary key (county_code, request_id, no),
  foreign key (county_code, request_id) references requests.request (county_code, id) on delete cascade
);

create table if not exists requests.control_number (
  county_code text not null,
  number text not null,
  request_id uuid not null,
  sequence integer not null,
  year integer not null,
  issued_at timestamptz not null,
  valid_until date not null,
  revoked_at timestamptz,
  primary key (county_code, number),
  unique (county_code, request_id),
  unique (county_code, year, sequence),
  foreign key (county_code, request_id) references requests.request (county_code, id)
);

-- One recipient's part. It cannot be written without a number issued here.
create table if not exists requests.dispatch (
  county_code text not null,
  request_id uuid not null,
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  control_number text not null,
  channel text not null check (channel in ('screen', 'api', 'import', 'command-line')),
  state text not null check (state in ('open', 'returned', 'done', 'lapsed', 'withdrawn')),
  minutes double precision,
  dispatched_at timestamptz not null,
  dispatched_on date not null,
  valid_until date not null,
  ended_at timestamptz,
  primary key (county_code, request_id, area_code),
  foreign key (county_code, control_number) references requests.control_number (county_code, number),
  foreign key (county_code, request_id) references requests.control_number (county_code, request_id),
  check (dispatched_on <= valid_until)
);
create index if not exists dispatch_by_area on requests.dispatch (county_code, area_code, state);

create table if not exists requests.village_return (
  county_code text not null,
  id uuid not null,
  request_id uuid not null,
  area_code text collate "C" not null,
  ground text not null check (ground in ('off-list', 'already-held', 'too-short', 'cannot-be-known', 'not-our-duty')),
  words text not null,
  returned_at timestamptz not null,
  answer_by timestamptz not null,
  state text not null check (state in ('open', 'answered', 'lapsed')),
  answer text check (answer in ('withdrawn', 'amended', 'insisted')),
  answer_words text,
  answered_at timestamptz,
  answered_by_name text,
  primary key (county_code, id),
  foreign key (county_code, request_id, area_code) references requests.dispatch (county_code, request_id, area_code)
);
create unique index if not exists one_open_return on requests.village_return (county_code, request_id, area_code) where state = 'open';
create index if not exists return_clock on requests.village_return (county_code, answer_by) where state = 'open';

create table if not exists requests.comment (
  county_code text not null,
  id uuid not null,
  request_id uuid not null,
  author text not null check (author in ('village', 'township', 'public')),
  name text not null,
  words text not null,
  made_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  primary key (county_code, id),
  foreign key (county_code, request_id) references requests.request (county_code, id) on delete cascade
);
create index if not exists comment_of_request on requests.comment (county_code, request_id, made_at);

-- A block that a named approver let pass, with a reason; public.
create table if not exists requests.override (
  county_code text not null,
  request_id uuid not null,
  table_key text not null,
  row_id text not null,
  clause text not null,
  approver text not null,
  decided_by_name text not null,
  reason text not null,
  at timestamptz not null,
  primary key (county_code, request_id, table_key, row_id),
  foreign key (county_code, request_id) references requests.request (county_code, id) on delete cascade
);

alter table requests.request enable row level security;
alter table requests.item enable row level security;
alter table requests.life_entry enable row level security;
alter table requests.control_number enable row level security;
alter table requests.dispatch enable row level security;
alter table requests.village_return enable row level security;
alter table requests.comment enable row level security;
alter table requests.override enable row level security;

create policy request_of_the_county on requests.request using (county_code = current_setting('yici.county', true));
create policy item_of_the_county on requests.item using (county_code = current_setting('yici.county', true));
create policy life_of_the_county on requests.life_entry using (county_code = current_setting('yici.county', true));
create policy number_of_the_county on requests.control_number using (county_code = current_setting('yici.county', true));
create policy dispatch_of_the_county on requests.dispatch using (county_code = current_setting('yici.county', true));
create policy return_of_the_county on requests.village_return using (county_code = current_setting('yici.county', true));
create policy comment_of_the_county on requests.comment using (county_code = current_setting('yici.county', true));
create policy override_of_the_county on requests.override using (county_code = current_setting('yici.county', true));

-- What has been decided, numbered or let pass stays on record.
revoke delete, truncate on requests.control_number, requests.dispatch, requests.village_return, requests.override from yici_app;
revoke update on requests.override, requests.life_entry from yici_app;
