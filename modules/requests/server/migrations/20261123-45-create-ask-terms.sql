-- What registered requests ask, in the form they are compared by. No personal data: headers and conditions only, seen in the whole county.
-- No foreign key to requests.request: an entry of the yearly filed list is registered before a request is made of it.
create table if not exists requests.ask_profile (
  county_code text not null,
  request_id uuid not null,
  state text not null check (state in ('live', 'past')),
  title text not null,
  issuer text,
  period_from date,
  period_to date,
  frequency text,
  -- AskProfile of domain/similarity/ask-profile.ts.
  profile jsonb not null,
  -- Its terms, so that they can be taken out again by key.
  terms text[] not null,
  registered_at timestamptz not null default clock_timestamp(),
  primary key (county_code, request_id)
);

-- One row a term and ask: `e:` an element, `a:` a figure, `n:` a wording, `t:` two letters of the title.
create table if not exists requests.ask_term (
  county_code text not null,
  term text collate "C" not null,
  request_id uuid not null,
  weight_class text not null check (weight_class in ('subject', 'register', 'identifying', 'title')),
  -- How many terms the ask has that are no part of its title.
  size smallint not null,
  live boolean not null,
  primary key (county_code, term, request_id) include (size, live)
);

-- How many asks hold a term; the row '' counts the asks. Statistics: a count that another transaction holds is skipped, recountAskTerms mends it.
create table if not exists requests.ask_term_count (
  county_code text not null,
  term text collate "C" not null,
  asks integer not null,
  primary key (county_code, term)
) with (fillfactor = 70);

alter table requests.ask_profile enable row level security;
alter table requests.ask_term enable row level security;
alter table requests.ask_term_count enable row level security;
create policy ask_profile_of_the_county on requests.ask_profile using (county_code = current_setting('yici.county', true));
create policy ask_term_of_the_county on requests.ask_term using (county_code = current_setting('yici.county', true));
create policy ask_term_count_of_the_county on requests.ask_term_count
  using (county_code = current_setting('yici.county', true));
