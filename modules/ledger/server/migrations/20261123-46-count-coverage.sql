-- One row in 64, told by a hash of its id: what is held about a large population is estimated from them in milliseconds. An index and
-- no list of ids: it is never older than the ledger, holds no value, and row-level security stands before it as before every row.
-- The condition is repeated word for word in server/read/count-coverage.ts.
create index if not exists person_sampled on ledger.person (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;
create index if not exists household_sampled on ledger.household (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;
create index if not exists dwelling_sampled on ledger.dwelling (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;
create index if not exists plot_sampled on ledger.plot (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;
create index if not exists enterprise_sampled on ledger.enterprise (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;
create index if not exists event_sampled on ledger.event (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;
create index if not exists enrolment_sampled on ledger.enrolment (county_code, area_code) include (id)
  where uuid_hash(id) < -2080374784;

-- Populations that were counted one by one in the background: how many of them live in a village, and of how many each element is
-- held, and held without doubt. Numbers only. The row of the county itself (area_code = county and six zeros) has the totals and says
-- that all its villages were counted.
create table if not exists ledger.counted_coverage (
  county_code text not null,
  entity text not null,
  -- sha256 of the population, printed in its canonical order.
  population text not null,
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  -- Null in the row of a county: somebody asked, nobody has counted yet.
  counted_at timestamptz,
  -- Ages and periods are those of this day.
  counted_for date,
  -- The last change of the ledger the count has seen.
  change_no bigint,
  -- When a count was last ordered; in the row of the county.
  ordered_at timestamptz,
  subjects integer not null,
  -- {"person_phone": [held, fresh], "person_name/head": [held, fresh]}
  columns jsonb not null,
  primary key (county_code, entity, population, area_code)
);
alter table ledger.counted_coverage enable row level security;
create policy counted_in_scope on ledger.counted_coverage
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));
