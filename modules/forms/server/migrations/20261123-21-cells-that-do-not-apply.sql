-- A cell may be blank because nothing of the kind can be asked of its subject: it is told in its source and is no gap. In
-- fill_row.statuses its letter is n.
alter table forms.fill_cell drop constraint if exists fill_cell_status_check;
alter table forms.fill_cell add constraint fill_cell_status_check
  check (status in ('ok', 'missing', 'stale', 'conflict', 'not-applicable'));
