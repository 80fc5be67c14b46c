create schema if not exists ledger;
grant usage on schema ledger to yici_app;

-- The typed tables of the ledger, printed from data/catalogue by tools/print-entity-tables.ts: one column per stored element.
-- change_no, valid_from and confirmed_on hold for every fact of the row; provenance names only the facts that differ:
-- {"person_phone": [change_no, "valid_from", "confirmed_on"]}.
-- date_precision: {"person_birth_date": "month"} where a date is known only to the month or the year.
-- open_conflicts: elements under an open conflict, so that reading a list needs no join.
create table if not exists ledger.person (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid,
  father_id uuid,
  mother_id uuid,
  guardian_id uuid,
  spouse_id uuid,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  person_name text,
  person_former_name text,
  person_id_type text,
  person_id_number text,
  person_id_expiry date,
  person_internal_no text,
  person_photo text,
  person_gender text,
  person_birth_date date,
  person_ethnicity text,
  person_nationality text,
  person_native_place text,
  person_birthplace text,
  person_marital_status text,
  person_children_count integer,
  person_political_status text,
  person_religion text,
  person_education text,
  person_literate boolean,
  person_degree text,
  person_graduation_school text,
  person_major text,
  person_enrollment_date date,
  person_graduation_date date,
  person_occupation text,
  person_industry text,
  person_work_unit text,
  person_job_title text,
  person_professional_title text,
  person_skill text,
  person_work_start_date date,
  person_retire_date date,
  person_employment_status text,
  person_unemployed_reason text,
  person_labor_ability text,
  person_migrant_work_place text,
  person_migrant_work_status text,
  person_migrant_work_duration text,
  person_training text,
  person_personal_income numeric,
  person_income_source text,
  person_contract_type text,
  person_phone text,
  person_emergency_phone text,
  person_registered_address text,
  person_current_address text,
  person_postcode text,
  person_hukou_type text,
  person_hukou_station text,
  person_left_hukou_date text,
  person_left_hukou_reason text,
  person_hukou_residence_match text,
  person_inflow_reason text,
  person_arrival_date date,
  person_residence_type text,
  person_relation_to_head text,
  person_relation_to_applicant text,
  person_alive boolean,
  person_death_date date,
  person_health_status text,
  person_disease text,
  person_self_care text,
  person_disability_type text,
  person_disability_level text,
  person_disability_cert_no text,
  person_disability_cert_date date,
  person_support_mode text,
  person_medical_insurance boolean,
  person_employee_medical_insurance boolean,
  person_medical_insurance_date date,
  person_critical_insurance boolean,
  person_pension_insurance boolean,
  person_employee_pension boolean,
  person_pension_date date,
  person_social_assistance text,
  person_left_behind_type text,
  person_difficulty_need text,
  person_student_no text,
  person_school text,
  person_grade text,
  person_class text,
  person_schooling_status text,
  person_boarding boolean,
  person_single_parent boolean,
  person_left_behind_parents_out text,
  person_party_join_date date,
  person_party_regular_date date,
  person_party_branch text,
  person_party_relation_place text,
  person_party_member_type text,
  person_party_lost_contact text,
  person_military_service boolean,
  person_category text,
  person_key_concern boolean,
  person_assist_status text,
  person_treatment_status text,
  person_treatment_org text,
  person_vaccine_record date,
  person_bank_name text,
  person_bank_account text,
  guardian_name text,
  guardian_id_number text,
  guardian_phone text,
  guardian_relation text,
  guardian_address text,
  guardian_type text,
  father_name text,
  mother_name text,
  helper_name text,
  helper_phone text,
  agent_name text,
  person_veteran boolean,
  person_veteran_in_date date,
  person_veteran_out_date date,
  person_veteran_type text,
  person_village_post text,
  person_volunteer boolean,
  person_grid_name text,
  grid_worker_name text,
  grid_worker_phone text,
  person_bank_holder text,
  person_move_in_date date,
  person_move_out_date date,
  person_remark text,
  primary key (county_code, id)
);
create unique index if not exists person_key on ledger.person (county_code, person_id_number);
create index if not exists person_area on ledger.person (county_code, area_code);
create index if not exists person_by_1 on ledger.person (county_code, person_name);
create index if not exists person_by_2 on ledger.person (county_code, household_id);
alter table ledger.person enable row level security;
create policy person_in_scope on ledger.person
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.household (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  head_id uuid,
  dwelling_id uuid,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  household_no text,
  household_type text,
  household_address text,
  household_door_no text,
  household_dibao_cert_no text,
  household_assist_type text,
  household_assist_standard numeric,
  household_assist_amount numeric,
  household_poverty_registered boolean,
  household_poverty_type text,
  household_poverty_cause text,
  household_poverty_exit_year integer,
  household_risk_identified date,
  household_risk_eliminated boolean,
  household_risk_eliminated_date date,
  household_relocated boolean,
  household_relocation_site text,
  household_relocation_date date,
  household_total_income numeric,
  household_income_per_capita numeric,
  household_wage_income numeric,
  household_business_income numeric,
  household_transfer_income numeric,
  household_property_income numeric,
  household_income_source text,
  household_economic_status text,
  household_vehicle text,
  household_arable_area numeric,
  household_forest_area numeric,
  household_land_transfer_area numeric,
  household_planted_area numeric,
  household_livestock integer,
  household_water_source text,
  household_water_safe boolean,
  household_toilet_type text,
  household_fuel text,
  household_points numeric,
  region_group text,
  vehicle_plate text,
  vehicle_type text,
  primary key (county_code, id)
);
create unique index if not exists household_key on ledger.household (county_code, area_code, household_no);
create index if not exists household_area on ledger.household (county_code, area_code);
create index if not exists household_by_1 on ledger.household (county_code, head_id);
alter table ledger.household enable row level security;
create policy household_in_scope on ledger.household
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.dwelling (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  owner_id uuid,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  dwelling_id text,
  dwelling_address text,
  dwelling_area numeric,
  dwelling_rooms integer,
  dwelling_structure text,
  dwelling_build_year integer,
  dwelling_source text,
  dwelling_type text,
  dwelling_floors integer,
  dwelling_height numeric,
  dwelling_use text,
  dwelling_rented boolean,
  dwelling_rent_use text,
  dwelling_hazard_type text,
  dwelling_owner_name text,
  dwelling_owner_phone text,
  dwelling_owner_address text,
  dwelling_tenant_name text,
  dwelling_tenant_id_number text,
  dwelling_tenant_phone text,
  dwelling_elevator boolean,
  dwelling_cert_no text,
  dwelling_repair_mode text,
  homestead_area numeric,
  homestead_boundary text,
  homestead_land_class text,
  homestead_disposal text,
  detail_address text,
  longitude numeric,
  latitude numeric,
  estate_name text,
  building_name text,
  dwelling_safety_grade text,
  dwelling_grid_no text,
  primary key (county_code, id)
);
create unique index if not exists dwelling_key on ledger.dwelling (county_code, dwelling_id);
create index if not exists dwelling_area on ledger.dwelling (county_code, area_code);
alter table ledger.dwelling enable row level security;
create policy dwelling_in_scope on ledger.dwelling
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.plot (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  plot_crop text,
  plot_no text,
  plot_name text,
  plot_area numeric,
  plot_contract_area numeric,
  plot_land_class text,
  plot_contractor_name text,
  plot_idle boolean,
  plot_idle_reason text,
  plot_boundary text,
  primary key (county_code, id)
);
create unique index if not exists plot_key on ledger.plot (county_code, area_code, plot_no);
create index if not exists plot_area on ledger.plot (county_code, area_code);
alter table ledger.plot enable row level security;
create policy plot_in_scope on ledger.plot
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.enterprise (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  org_name text,
  org_credit_code text,
  org_reg_no text,
  org_address text,
  org_type text,
  org_industry text,
  org_legal_rep_name text,
  org_legal_rep_id_number text,
  org_legal_rep_phone text,
  org_contact_name text,
  org_contact_phone text,
  org_status text,
  org_employees integer,
  org_party_exists boolean,
  org_party_member_count integer,
  org_union_exists boolean,
  org_resume_date date,
  project_name text,
  project_total_investment numeric,
  project_approval_no text,
  project_type text,
  animal_stock integer,
  org_found_date date,
  org_registered_capital numeric,
  org_business_scope text,
  org_place_type text,
  org_extinguishers integer,
  org_annual_revenue numeric,
  primary key (county_code, id)
);
create unique index if not exists enterprise_key on ledger.enterprise (county_code, org_credit_code);
create index if not exists enterprise_area on ledger.enterprise (county_code, area_code);
alter table ledger.enterprise enable row level security;
create policy enterprise_in_scope on ledger.enterprise
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.event (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  person_id uuid,
  household_id uuid,
  enterprise_id uuid,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  event_time timestamptz,
  event_place text,
  event_id text,
  event_title text,
  event_desc text,
  event_category text,
  event_reporter text,
  event_handler text,
  event_deadline date,
  event_result text,
  animal_vaccinated integer,
  event_state text,
  event_closed_date date,
  event_risk_grade text,
  event_people_count integer,
  event_parties text,
  event_measures text,
  event_responsible_name text,
  event_responsible_unit text,
  event_cost numeric,
  event_revisit text,
  primary key (county_code, id)
);
create unique index if not exists event_key on ledger.event (county_code, area_code, event_id);
create index if not exists event_area on ledger.event (county_code, area_code);
create index if not exists event_by_1 on ledger.event (county_code, event_time);
alter table ledger.event enable row level security;
create policy event_in_scope on ledger.event
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.enrolment (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  person_id uuid,
  household_id uuid,
  holder_id uuid not null,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  subsidy_program text,
  subsidy_standard numeric,
  subsidy_amount numeric,
  subsidy_payment_mode text,
  subsidy_category text,
  subsidy_start date,
  subsidy_end date,
  subsidy_end_reason text,
  subsidy_approved_date date,
  subsidy_change_kind text,
  subsidy_change_date date,
  subsidy_income numeric,
  subsidy_reason text,
  subsidy_area_mu numeric,
  primary key (county_code, id)
);
create unique index if not exists enrolment_key on ledger.enrolment (county_code, holder_id, subsidy_program, subsidy_start) nulls not distinct;
create index if not exists enrolment_area on ledger.enrolment (county_code, area_code);
create index if not exists enrolment_by_1 on ledger.enrolment (county_code, subsidy_program);
create index if not exists enrolment_by_2 on ledger.enrolment (county_code, person_id);
create index if not exists enrolment_by_3 on ledger.enrolment (county_code, household_id);
alter table ledger.enrolment enable row level security;
create policy enrolment_in_scope on ledger.enrolment
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));

create table if not exists ledger.indicator (
  county_code text not null,
  id uuid not null,
  area_code text collate "C" not null,
  change_no bigint not null,
  valid_from date not null,
  confirmed_on date not null,
  provenance jsonb,
  date_precision jsonb,
  open_conflicts text[],
  village_clinic_count integer,
  village_unpaved_km numeric,
  data_year integer,
  indicator_month integer,
  village_population integer,
  village_resident_population integer,
  village_households integer,
  village_groups integer,
  village_arable_area numeric,
  village_forest_area numeric,
  village_collective_income numeric,
  village_income_per_capita numeric,
  village_teachers integer,
  village_party_members integer,
  village_grain_output numeric,
  village_sown_area numeric,
  village_tap_water_households integer,
  village_broadband_households integer,
  primary key (county_code, id)
);
create unique index if not exists indicator_key on ledger.indicator (county_code, area_code, data_year, indicator_month) nulls not distinct;
create index if not exists indicator_area on ledger.indicator (county_code, area_code);
alter table ledger.indicator enable row level security;
create policy indicator_in_scope on ledger.indicator
  using (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true))
  with check (county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true));
