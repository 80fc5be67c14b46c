-- What was counted, for readers of English; fills made before say it in Chinese only.
alter table forms.fill_cell add column if not exists words_en text;
