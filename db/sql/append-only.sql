-- Ledgers are never rewritten: what was wrong is put right by an opposite row.

create or replace function refuse_change() returns trigger
language plpgsql as $$
begin
  -- A person's right to be forgotten goes before: the erasure overwrites words, and never adds or removes a row here.
  if tg_op = 'UPDATE' and current_setting('pishkhan.erasing', true) = 'on' then
    return new;
  end if;
  raise exception '% is append-only: write an opposite row instead', tg_table_name using errcode = 'PS403';
end $$;

create or replace trigger movements_are_final before update or delete or truncate on stock_movements
  for each statement execute function refuse_change();
create or replace trigger postings_stay before delete or truncate on postings
  for each statement execute function refuse_change();
-- Whose sale it was changes when two people turn out to be one; nothing else of a posting ever does.
create or replace trigger postings_are_final before update on postings
  for each row when (to_jsonb(old) - 'customer_id' is distinct from to_jsonb(new) - 'customer_id')
  execute function refuse_change();
create or replace trigger audit_log_is_final before update or delete or truncate on audit_log
  for each statement execute function refuse_change();
