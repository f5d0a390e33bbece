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

-- The payment status that the sums of an order say, as domains/orders/order-status.ts decides it.
create or replace function payment_status_now(o orders) returns text language sql stable as $$
  with returned as (
    select coalesce(sum(r.amount_minor + r.tax_minor), 0) as worth
    from order_lines l join return_lines r on r.order_line_id = l.id where l.order_id = o.id
  ), money as (
    select o.paid_minor - o.refunded_minor as kept,
      case when o.status = 'cancelled' and o.refunded_minor > 0 then 0 else o.total_minor end
        - greatest(worth, o.refunded_minor) as to_pay
    from returned
  )
  select case
    when to_pay > kept then case when kept > 0 then 'part_paid' else 'unpaid' end
    when o.refunded_minor = 0 then 'paid'
    when kept > 0 then 'part_refunded'
    else 'refunded' end
  from money
$$;
