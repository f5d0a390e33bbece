-- A purchase order's status walks the allowed graph only. domains/purchasing/orders/purchase-status.ts holds the same
-- table; a test compares them.

create or replace function purchase_order_status_steps() returns table (before text, after text)
language sql immutable as $$
  values
    ('draft', 'sent'), ('draft', 'cancelled'),
    ('sent', 'part_received'), ('sent', 'closed'), ('sent', 'cancelled'),
    ('part_received', 'sent'), ('part_received', 'closed'),
    ('closed', 'part_received'), ('closed', 'sent')
$$;

create or replace function guard_purchase_order_status() returns trigger
language plpgsql as $$
begin
  if new.status <> old.status and not exists (
    select 1 from purchase_order_status_steps() s where s.before = old.status and s.after = new.status) then
    raise exception 'A purchase order cannot go from % to %', old.status, new.status using errcode = 'PS422';
  end if;
  return new;
end $$;

create or replace trigger purchase_orders_guard_status before update of status on purchase_orders
  for each row execute function guard_purchase_order_status();

-- What was spread, posted or received is never rewritten; a receipt line may only be marked as undone.
create or replace trigger landed_costs_are_final before update or delete or truncate on landed_costs
  for each statement execute function refuse_change();
create or replace trigger landed_cost_allocations_are_final before update or delete or truncate on landed_cost_allocations
  for each statement execute function refuse_change();
create or replace trigger cost_adjustments_are_final before update or delete or truncate on cost_adjustments
  for each statement execute function refuse_change();

create or replace function guard_receipt_lines() returns trigger
language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.undone_at is null
    and (to_jsonb(new) - 'undone_at' - 'undone_by') = (to_jsonb(old) - 'undone_at' - 'undone_by') then
    return new;
  end if;
  raise exception 'A receipt line stays as it was counted: undo it and receive again' using errcode = 'PS403';
end $$;

create or replace trigger receipt_lines_guard before update or delete on receipt_lines
  for each row execute function guard_receipt_lines();
