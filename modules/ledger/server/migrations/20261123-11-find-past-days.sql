-- Whether a past day needs more than the current rows is asked of every list: one look each.
create index if not exists change_begins on ledger.change (county_code, begins_on) where begins_on is not null;
create index if not exists change_moves on ledger.change (county_code) where kind = 'move';
