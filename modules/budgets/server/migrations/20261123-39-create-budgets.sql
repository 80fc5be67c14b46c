-- Minutes that may be asked: of a village in a month, by a department in a year; and what is bound and spent of them.
create schema if not exists budgets;

create table if not exists budgets.budget (
  county_code text not null,
  holder text not null check (holder in ('department', 'village')),
  -- Body id or 12-digit area code; '*' holds for everyone who has no own budget.
  holder_id text not null,
  period text not null check (period ~ '^[0-9]{4}(-[0-9]{2})?$'),
  minutes double precision not null check (minutes >= 0),
  reason text not null,
  set_by_name text not null,
  set_at timestamptz not null,
  primary key (county_code, holder, holder_id, period)
);

-- What one request takes of one holder in one period.
create table if not exists budgets.entry (
  county_code text not null,
  request_id uuid not null,
  holder text not null check (holder in ('department', 'village')),
  holder_id text not null,
  period text not null,
  -- The village the minutes are of, also in the department's entries, so that one village can be taken out again.
  area_code text collate "C" not null,
  state text not null check (state in ('bound', 'released', 'settled')),
  bound_minutes double precision not null check (bound_minutes >= 0),
  settled_minutes double precision,
  -- A named approver let it go over; the approval itself is kept with the request.
  over_budget boolean not null default false,
  bound_at timestamptz not null,
  ended_at timestamptz,
  primary key (county_code, request_id, holder, holder_id, period, area_code)
);
create index if not exists entry_by_holder on budgets.entry (county_code, holder, period, holder_id) where state <> 'released';

alter table budgets.budget enable row level security;
alter table budgets.entry enable row level security;
create policy budget_of_the_county on budgets.budget using (county_code = current_setting('yici.county', true));
create policy entry_of_the_county on budgets.entry using (county_code = current_setting('yici.county', true));
revoke delete, truncate on budgets.budget, budgets.entry from yici_app;
