-- A file of several lists is one batch for each of its sheets: each with its own mapping, progress and refused rows. The file is
-- kept once, with the batch of the first; null: with this one.
alter table imports.batch add column if not exists file_of uuid;
-- Place of the sheet among the lists of the file, from 0.
alter table imports.batch add column if not exists sheet_order integer not null default 0;
-- What forms know a list by: its title, else the name of its sheet.
alter table imports.batch add column if not exists title text;
create index if not exists batch_of_file on imports.batch (county_code, file_of);
