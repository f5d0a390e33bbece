-- An order's status walks the allowed graph only. domains/orders/order-status.ts holds the same table; a test compares them.

create or replace function order_status_steps() returns table (before text, after text)
language sql immutable as $$
  values
    ('attention', 'backorder'), ('attention', 'reserved'), ('attention', 'confirmed'), ('attention', 'picked'),
    ('attention', 'part_shipped'), ('attention', 'shipped'), ('attention', 'cancelled'),
    ('backorder', 'attention'), ('backorder', 'reserved'), ('backorder', 'confirmed'), ('backorder', 'part_shipped'),
    ('backorder', 'shipped'), ('backorder', 'cancelled'),
    ('reserved', 'attention'), ('reserved', 'backorder'), ('reserved', 'confirmed'), ('reserved', 'picked'),
    ('reserved', 'part_shipped'), ('reserved', 'shipped'), ('reserved', 'cancelled'),
    ('confirmed', 'attention'), ('confirmed', 'backorder'), ('confirmed', 'picked'), ('confirmed', 'part_shipped'),
    ('confirmed', 'shipped'), ('confirmed', 'cancelled'),
    ('picked', 'attention'), ('picked', 'backorder'), ('picked', 'confirmed'), ('picked', 'part_shipped'),
    ('picked', 'shipped'), ('picked', 'cancelled'),
    ('part_shipped', 'attention'), ('part_shipped', 'shipped'),
    ('shipped', 'part_shipped')
$$;

create or replace function guard_order_status() returns trigger
language plpgsql as $$
begin
  if new.status <> old.status
    and not exists (select 1 from order_status_steps() s where s.before = old.status and s.after = new.status) then
    raise exception 'An order cannot go from % to %', old.status, new.status using errcode = 'PS422';
  end if;
  return new;
end $$;

create or replace trigger orders_guard_status before update of status on orders
  for each row execute function guard_order_status();
