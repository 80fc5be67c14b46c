-- What the gate found afterwards of an urgent request: was it an emergency? Written once, public.
create table if not exists requests.urgent_review (
  county_code text not null,
  request_id uuid not null,
  verdict text not null check (verdict in ('emergency', 'not-an-emergency')),
  words text not null,
  judged_by_name text not null,
  judged_at timestamptz not null,
  primary key (county_code, request_id),
  foreign key (county_code, request_id) references requests.request (county_code, id)
);
alter table requests.urgent_review enable row level security;
create policy urgent_review_of_the_county on requests.urgent_review using (county_code = current_setting('yici.county', true));
revoke update, delete, truncate on requests.urgent_review from yici_app;
