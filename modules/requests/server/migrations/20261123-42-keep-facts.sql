-- The facts a request was judged on when it was submitted: a change of the rules is tried on them before it takes effect.
create table if not exists requests.judged_facts (
  county_code text not null,
  request_id uuid not null,
  judged_at timestamptz not null,
  area_code text collate "C" not null,
  facts jsonb not null,
  primary key (county_code, request_id),
  foreign key (county_code, request_id) references requests.request (county_code, id) on delete cascade
);
create index if not exists judged_when on requests.judged_facts (county_code, judged_at);
alter table requests.judged_facts enable row level security;
create policy facts_of_the_county on requests.judged_facts using (county_code = current_setting('yici.county', true));
