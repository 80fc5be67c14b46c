-- Who holds posts in several areas acts in one of them at a time; null: the widest, or the one at home.
alter table organisations.session add column if not exists post_area_code text collate "C";
