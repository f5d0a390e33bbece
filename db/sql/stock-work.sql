-- A transfer's status walks the allowed graph only. domains/inventory/transfers/transfer-status.ts holds the same table;
-- a test compares them.

create or replace function stock_transfer_status_steps() returns table (before text, after text)
language sql immutable as $$
  values
    ('draft', 'sent'), ('draft', 'cancelled'),
    ('sent', 'part_received'), ('sent', 'received'),
    ('part_received', 'received')
$$;

create or replace function guard_stock_transfer_status() returns trigger
language plpgsql as $$
begin
  if new.status <> old.status and not exists (
    select 1 from stock_transfer_status_steps() s where s.before = old.status and s.after = new.status) then
    raise exception 'A transfer cannot go from % to %', old.status, new.status using errcode = 'PS422';
  end if;
  return new;
end $$;

create or replace trigger stock_transfers_guard_status before update of status on stock_transfers
  for each row execute function guard_stock_transfer_status();

-- A count's status walks its own graph; domains/inventory/counts/count-status.ts holds the same table.
create or replace function stock_count_status_steps() returns table (before text, after text)
language sql immutable as $$
  values
    ('open', 'submitted'), ('open', 'approved'), ('open', 'cancelled'),
    ('submitted', 'open'), ('submitted', 'approved'), ('submitted', 'cancelled')
$$;

create or replace function guard_stock_count_status() returns trigger
language plpgsql as $$
begin
  if new.status <> old.status and not exists (
    select 1 from stock_count_status_steps() s where s.before = old.status and s.after = new.status) then
    raise exception 'A count cannot go from % to %', old.status, new.status using errcode = 'PS422';
  end if;
  return new;
end $$;

create or replace trigger stock_counts_guard_status before update of status on stock_counts
  for each row execute function guard_stock_count_status();

-- What was scanned is never rewritten: a figure is put right by another scan.
create or replace trigger stock_count_scans_are_final before update or delete or truncate on stock_count_scans
  for each statement execute function refuse_change();
