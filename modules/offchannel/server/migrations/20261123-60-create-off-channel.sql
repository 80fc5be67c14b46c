-- What reached a village past the gate. Two sides that are kept apart:
-- a notice is private to the member who pasted it; a report, made from it, names no member, and its area stands in a table of its own.
create schema if not exists offchannel;

create table if not exists offchannel.notice (
  county_code text not null,
  id uuid not null,
  version integer not null default 1,
  member_id uuid not null,
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  text text not null,
  standing text not null check (standing in ('demand', 'chatter', 'unreadable')),
  demands jsonb not null,
  file_name text,
  file bytea,
  file_read jsonb,
  received_at timestamptz not null,
  created_at timestamptz not null,
  answer jsonb,
  answer_workbook bytea,
  -- The reports made of it: known here only, so that nothing leads from a report to a person.
  report_ids jsonb not null,
  reported_at timestamptz,
  primary key (county_code, id)
);
create index if not exists notice_of_member on offchannel.notice (county_code, member_id, created_at desc);

create table if not exists offchannel.report (
  county_code text not null,
  id uuid not null,
  issuer_words text not null,
  issuer_body_id uuid,
  issuer_name text,
  title text not null,
  kind text not null check (kind in ('data', 'report', 'inspection', 'meeting', 'document', 'campaign', 'app')),
  due_at timestamptz,
  lead_working_days integer,
  because text not null check (because in ('no-number', 'mistyped', 'unknown', 'expired', 'revoked', 'not-sent-here', 'borrowed')),
  means jsonb not null,
  fields jsonb not null,
  signs jsonb not null,
  excerpt text not null,
  -- A day: the hour would point at a person.
  reported_on date not null,
  state text not null check (state in ('open', 'requested', 'asked', 'answered', 'dismissed', 'withdrawn')),
  request_id uuid,
  question text,
  asked_at timestamptz,
  answer text,
  answered_at timestamptz,
  dismissed_because text,
  primary key (county_code, id),
  foreign key (county_code, request_id) references requests.request (county_code, id)
);
create index if not exists report_recent on offchannel.report (county_code, reported_on desc);
create index if not exists report_of_body on offchannel.report (county_code, issuer_body_id) where issuer_body_id is not null;

-- Where it was reported from: read by the gate office only, gone when the report is withdrawn.
create table if not exists offchannel.report_area (
  county_code text not null,
  report_id uuid not null,
  area_code text collate "C" not null check (area_code ~ '^[0-9]{12}$'),
  primary key (county_code, report_id),
  foreign key (county_code, report_id) references offchannel.report (county_code, id)
);

alter table offchannel.notice enable row level security;
alter table offchannel.report enable row level security;
alter table offchannel.report_area enable row level security;

create policy notice_of_its_member on offchannel.notice
  using (county_code = current_setting('yici.county', true) and member_id::text = current_setting('yici.member', true));
create policy report_of_the_county on offchannel.report using (county_code = current_setting('yici.county', true));
create policy report_area_of_the_county on offchannel.report_area using (county_code = current_setting('yici.county', true));

revoke delete, truncate on offchannel.report from yici_app;
