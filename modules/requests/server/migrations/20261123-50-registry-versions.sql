-- Versions, withdrawal and use of what is filed. A version names the request it came of, if any.
alter table requests.registry_entry add column if not exists request_id uuid;
alter table requests.registry_entry add column if not exists change_note text not null default '';
alter table requests.registry_entry add column if not exists withdrawn_because text;
alter table requests.registry_entry add column if not exists withdrawn_by_name text;
create index if not exists registry_by_form on requests.registry_entry (county_code, form_id) where form_id is not null;

-- `since`: since when the field is on the list, over all versions. `leaves_next`: the next version goes on without it.
alter table requests.registry_field add column if not exists sheet text;
alter table requests.registry_field add column if not exists since date;
alter table requests.registry_field add column if not exists leaves_next boolean not null default false;
