-- Complaints and suggestions about this software and the work it brings (政务App办法: must be offered, followed up, reported back).
create schema if not exists complaints;

create table if not exists complaints.complaint (
  county_code text not null,
  id uuid not null,
  -- Only the hash: whoever reads this table cannot look like the one who complained.
  receipt_hash text not null,
  topic text not null check (topic in ('burden', 'wrong-data', 'hard-to-use', 'privacy', 'borrowed', 'idea', 'other')),
  words text not null,
  screen text not null,
  contact text not null,
  made_at timestamptz not null,
  reply_by timestamptz not null,
  answer text,
  answered_at timestamptz,
  answered_by_name text,
  primary key (county_code, id),
  unique (county_code, receipt_hash)
);
create index if not exists complaint_clock on complaints.complaint (county_code, reply_by) where answer is null;
alter table complaints.complaint enable row level security;
create policy complaint_of_the_county on complaints.complaint using (county_code = current_setting('yici.county', true));
revoke delete, truncate on complaints.complaint from yici_app;
